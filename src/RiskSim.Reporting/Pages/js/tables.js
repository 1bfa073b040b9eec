// Tables of figures with their errors.
const tables = (() => {
  const { element } = dom;

  // head and rows of texts or nodes, the first of each row being its name.
  const make = ({ head, rows, caption }) => element('table', null,
    caption ? element('caption', null, caption) : null,
    element('thead', null, element('tr', null, head.map(h => element('th', { scope: 'col' }, h)))),
    element('tbody', null, rows.map(([first, ...cells]) => element('tr', null, element('th', { scope: 'row' }, first), cells.map(c => element('td', null, c))))));

  // In a box of its own, which can be moved where the page is narrow.
  const boxed = (label, table) => element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, make(table));

  const figureRows = (views, entries) => entries
    .map(({ name, metric, date }) => ({ name, cells: views.map(v => {
      const found = v.find(metric);
      const figure = date && found && found.value !== Infinity ? { ...found, unit: 'point' } : found;
      const isPercentile = /\.p[\d.]+$/.test(metric);
      const cell = element('span', { 'data-metric': metric, 'data-of': v.label }, text.withError(figure, v.opened.frame, v.trials, isPercentile));
      return { cell, isThere: figure !== null };
    }) }))
    .filter(r => r.cells.some(c => c.isThere))
    .map(r => [r.name, ...r.cells.map(c => c.cell)]);

  const columns = views => views.map(v => dom.name(v.label));
  const quantilesOf = view => [...new Set([0.5, 0.8].map(p => text.nearest(view.opened.date.quantiles, p)))];
  const lastThresholds = view => view.opened.date.thresholds.slice(-3);

  const capability = (views, kind) => {
    const id = `capability.${kind.id}`;
    const isLost = views.some(v => v.find(`${id}.${text.lostAfter(0)}`)?.value > 0);
    const table = { head: [kind.capital, ...columns(views)], rows: figureRows(views, [
      ...(isLost ? quantilesOf(views[0]).map(q => ({ name: `capability back, ${text.percentileName(q)}`, metric: `${id}.remaining.${text.percentile(q)}`, date: true })) : []),
      { name: 'longest loss, mean', metric: `${id}.longest.mean` },
      ...quantilesOf(views[0]).map(q => ({ name: `longest loss, ${text.percentileName(q)}`, metric: `${id}.longest.${text.percentile(q)}` })),
      ...lastThresholds(views[0]).map(t => ({ name: `a loss of more than ${text.number(t)} days`, metric: `${id}.longest.${text.exceeds(t)}` })),
      { name: 'days lost by the horizon, mean', metric: `${id}.total.mean` },
      ...views[0].opened.date.thresholds.map(t => ({ name: `lost ${text.number(t)} days after the data date`, metric: `${id}.${text.lostAfter(t)}` })),
    ]) };
    return boxed(`${kind.capital} launches`, table);
  };

  const sites = (views, site) => boxed(site.name, { head: [dom.name(site.name), ...columns(views)], rows: figureRows(views, [
    ...quantilesOf(views[0]).map(q => ({ name: `restored, ${text.percentileName(q)}`, metric: `sites.${site.id}.restored.${text.percentile(q)}` })),
    { name: 'not restored by the horizon', metric: `sites.${site.id}.restored.prob_beyond_horizon` },
    { name: 'share of time not down', metric: `sites.${site.id}.availability.mean` },
  ]) });

  const mission = (views, about) => boxed(about.name, { head: [dom.name(about.name), ...columns(views)], rows: figureRows(views, [
    { name: 'on time', metric: `missions.${about.id}.delay.prob_on_time` },
    ...quantilesOf(views[0]).map(q => ({ name: `launch, ${text.percentileName(q)}`, metric: `missions.${about.id}.launch.${text.percentile(q)}` })),
    ...quantilesOf(views[0]).map(q => ({ name: `delay, ${text.percentileName(q)}`, metric: `missions.${about.id}.delay.${text.percentile(q)}` })),
    { name: 'delay, mean', metric: `missions.${about.id}.delay.mean` },
    ...views[0].opened.date.thresholds.map(t => ({ name: `more than ${text.number(t)} days late`, metric: `missions.${about.id}.delay.${text.exceeds(t)}` })),
    { name: 'not launched by the horizon', metric: `missions.${about.id}.prob_not_launched` },
    { name: 'launched, and failed', metric: `missions.${about.id}.prob_failed` },
  ]) });

  const spacecraft = (views, about) => boxed(about.name, { head: [dom.name(about.name), ...columns(views)], rows: figureRows(views, [
    { name: 'longer in orbit than planned, mean', metric: `spacecraft.${about.id}.overstay.mean` },
    ...quantilesOf(views[0]).map(q => ({ name: `longer than planned, ${text.percentileName(q)}`, metric: `spacecraft.${about.id}.overstay.${text.percentile(q)}` })),
    { name: 'limit reached', metric: `spacecraft.${about.id}.prob_limit_reached` },
    { name: 'days without that relief, mean', metric: `spacecraft.${about.id}.gap.mean` },
  ]) });

  // One row for each mission, of the blend.
  const missions = view => {
    const { date, frame } = view.opened;
    const [middle, planning] = [0.5, 0.8].map(p => text.nearest(date.quantiles, p));
    const thresholds = lastThresholds(view);
    const cell = (id, metric, whole = false) => element('span', { 'data-metric': `missions.${id}.${metric}`, 'data-of': view.label },
      text.value(view.find(`missions.${id}.${metric}`), frame, view.trials, whole));
    const rows = date.missions.filter(m => !m.launched).map(m => [
      dom.name(m.name), m.planned, cell(m.id, 'delay.prob_on_time'), cell(m.id, `launch.${text.percentile(middle)}`), cell(m.id, `launch.${text.percentile(planning)}`),
      cell(m.id, `delay.${text.percentile(planning)}`, true), ...thresholds.map(t => cell(m.id, `delay.${text.exceeds(t)}`)), cell(m.id, 'prob_not_launched'),
    ]);
    return boxed('All missions to come', { head: ['Mission', 'Planned', 'On time', `Launch ${text.percentileName(middle)}`, `Launch ${text.percentileName(planning)}`,
      `Delay ${text.percentileName(planning)}`, ...thresholds.map(t => `> ${text.number(t)} d late`), 'Not launched'], rows });
  };

  return { make, boxed, capability, sites, mission, spacecraft, missions };
})();
