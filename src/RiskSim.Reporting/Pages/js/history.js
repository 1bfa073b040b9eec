// How the chosen mission's launch moved from data date to data date: a small line, and the dates as a list to turn through.
const history = (() => {
  const { element, svg } = dom;
  const width = 272;
  const height = 72;

  const drawing = (moments, index) => {
    const known = moments.filter(m => Number.isFinite(m.launch));
    if (known.length < 2) return null;
    const days = known.map(m => m.launch);
    const x = axes.linear(moments[0].day, moments[moments.length - 1].day, 8, width - 8);
    const y = axes.linear(Math.min(...days), Math.max(...days, Math.min(...days) + 1), height - 10, 10);
    const at = x(moments[index].day);
    return svg('svg', { class: 'history-line', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
      svg('line', { class: 'grid', x1: at, x2: at, y1: 0, y2: height }),
      svg('path', { class: 'line thin', d: known.map((m, i) => `${i ? 'L' : 'M'}${x(m.day).toFixed(1)} ${y(m.launch).toFixed(1)}`).join('') }),
      known.map(m => svg('circle', { class: 'dot', cx: x(m.day), cy: y(m.launch), r: m === moments[index] ? 6 : 3 })));
  };

  // views: the blend of each date; choose: called with the index of one.
  const update = (host, views, index, mission, choose) => {
    host.hidden = views.length < 2 || !mission;
    if (host.hidden) return;
    const launch = view => view.find(`missions.${mission.id}.launch.${text.percentile(text.nearest(view.opened.date.quantiles, 0.8))}`);
    const moments = views.map(v => ({ day: v.opened.frame.asOf, launch: v.opened.frame.asOf + (launch(v)?.value ?? NaN) }));
    const item = (view, i) => {
      const button = element('button', { type: 'button', 'aria-current': i === index ? 'date' : null },
        element('span', null, calendar.long(view.opened.frame.asOf)), element('b', null, text.value(launch(view), view.opened.frame, 0)));
      button.addEventListener('click', () => choose(i));
      return element('li', null, button);
    };
    const focused = [...host.querySelectorAll('button')].indexOf(document.activeElement);
    const scrolled = host.querySelector('ol')?.scrollTop ?? 0;
    host.replaceChildren(
      element('h3', null, dom.name(mission.name), ': 80 % likely to have launched by'),
      ...[drawing(moments, index)].filter(d => d),
      element('ol', { 'aria-label': 'By data date' }, views.map(item)));
    host.querySelector('ol').scrollTop = scrolled;
    if (focused >= 0) host.querySelectorAll('button')[focused].focus();
  };

  return { update };
})();
