// What each chart shows.
const plots = (() => {
  // Assumptions first, the blend last and on top.
  const lines = (views, name, points) => views
    .map(view => ({ view, curve: view.curve(name) }))
    .filter(l => l.curve)
    .map(l => ({ name: l.view.label, style: l.view.style, dash: l.view.dash, curve: l.curve, points: points(l.curve) }));

  const pointsOf = (curve, value) => Array.from(curve.points, (p, i) => [curves.timeOf(curve, i), value(p)]);

  // Where nearly all is over that happens by the horizon at all, under every assumption: the axis does not move with the weights.
  const settled = (opened, name, atLeast) => {
    const ends = opened.own(name).filter(c => c && curves.last(c) > 0).map(c => curves.timeOf(c, c.points.findIndex(p => p >= 0.97 * curves.last(c))));
    return Math.ceil(Math.max(atLeast, ...ends) * 1.04);
  };

  // Likewise of a probability by day: up to where each stays as it is at the horizon.
  const settledDaily = (opened, name) => {
    const own = opened.own(name).filter(c => c);
    const horizon = Math.min(opened.frame.horizon - opened.frame.asOf, Math.max(...own.map(c => c.length)) - 1);
    const end = Math.max(60, ...own.map(c => c.findLastIndex(p => Math.abs(p - c[c.length - 1]) > 0.03))) * 1.25;
    return end > 0.75 * horizon ? horizon : Math.ceil(end);
  };

  const dateTicks = (opened, from, to) => most => axes.dates(opened.frame.asOf, from, to, most);
  const dateOf = (opened, day) => calendar.long(opened.frame.asOf + day);

  const sampledTable = (head, all, steps, label, value) => ({
    head: [head, ...all.map(l => dom.name(l.name))],
    rows: steps.map(s => [label(s), ...all.map(l => text.share(value(l.curve, s)))]),
  });

  const monthly = (opened, to) => {
    const months = calendar.monthsBetween(opened.frame.asOf + 1, opened.frame.asOf + to, to > 500 ? 3 : 1);
    return months.map(m => m.day - opened.frame.asOf);
  };

  // Where the axis of probability ends; it does not move with the weights, as no blend is above all of its assumptions.
  const topOf = highest => [0.2, 0.4].find(top => highest.every(h => h <= top)) ?? 1;

  const blendOf = views => views[views.length - 1];

  const capability = (views, kind) => {
    const { opened } = views[0];
    const name = `capability.${kind.id}.lost`;
    const all = lines(views, name, curve => Array.from(curve, (p, day) => [day, p]));
    const to = settledDaily(opened, name);
    const value = (curve, day) => curve[Math.min(day, curve.length - 1)];
    return {
      title: `No ${kind.name} launch possible`, names: [kind.name],
      note: `Probability, by date, that no ${kind.name} launch is possible from any site.`,
      series: all, top: topOf(all.map(l => l.curve.reduce((a, b) => Math.max(a, b), 0))),
      x: { from: 0, to, ticks: dateTicks(opened, 0, to) }, steps: { from: 0, to },
      read: day => ({ at: day, head: dateOf(opened, day), values: all.map(l => value(l.curve, day)) }),
      summary: `Probability by date that no ${kind.name} launch is possible. ${sentences.capability(blendOf(views), kind)}.`,
      table: sampledTable('Date', all, monthly(opened, to), day => dateOf(opened, day), value),
    };
  };

  // P50 and P80 of the blend on a line that rises (or falls) through them.
  const percentiles = (view, name, isFalling, label) => [0.5, 0.8].map((p, i) => {
    const at = view.opened.date.quantiles.includes(p) ? view.find(`${name}.${text.percentile(p)}`)?.value ?? Infinity : Infinity;
    // Where the line jumps over the level, the point stays on the line.
    const level = at === Infinity ? p : curves.smooth(view.curve(name), at);
    const y = Math.abs(level - p) > 0.04 ? level : p;
    return { x: at, y: isFalling ? 1 - y : y, isOpen: i === 1, label: `${text.percentileName(p)} ${at === Infinity ? '' : label(at)}` };
  }).filter(p => p.x !== Infinity);

  const delay = (views, mission) => {
    const { opened } = views[0];
    const name = `missions.${mission.id}.delay`;
    const planned = calendar.parse(mission.planned) - opened.frame.asOf;
    const all = lines(views, name, curve => pointsOf(curve, p => 1 - p));
    const from = Math.min(0, ...all.map(l => l.curve.firstDay));
    const to = Math.min(opened.frame.horizon - opened.frame.asOf - planned, settled(opened, name, 30));
    const value = (curve, days) => 1 - curves.upTo(curve, days);
    const view = blendOf(views);
    return {
      title: `How late ${mission.name} may be`, names: [mission.name],
      note: `Chance of launching later than so many days after the planned date, ${calendar.long(calendar.parse(mission.planned))}.`,
      series: all, steps: { from, to },
      x: { from, to, ticks: most => axes.numbers(from, to, most).map(d => ({ at: d, label: d === 0 ? 'on time' : `${d} d` })),
        second: most => axes.dates(opened.frame.asOf, planned + from, planned + to, most).map(t => ({ ...t, at: t.at - planned, label: t.year ? `${t.label} ${t.year}` : t.label })) },
      points: percentiles(view, name, true, days => sentences.lateness(days)),
      read: days => ({ at: days, head: `later than ${text.daysInWords(String(days))}`, foot: `after ${dateOf(opened, planned + days)}`, values: all.map(l => value(l.curve, days)) }),
      summary: `Chance of a delay beyond so many days. ${sentences.mission(view, mission)}.`,
      table: sampledTable('Later than', all, axes.numbers(Math.max(0, from), to, 14), days => text.daysInWords(String(days)), value),
    };
  };

  // Whether more than a flat line is to be seen.
  const isSeen = curve => curve !== null && curve !== undefined && curves.last(curve) > 0.03;

  const restoration = (views, site) => {
    const { opened } = views[0];
    const name = `sites.${site.id}.restored`;
    const all = lines(views, name, curve => pointsOf(curve, p => p));
    const to = Math.min(opened.frame.horizon - opened.frame.asOf, settled(opened, name, 14));
    // By the end of the day.
    const value = (curve, day) => curves.before(curve, day + 1);
    const view = blendOf(views);
    return {
      title: `${site.name}: back by`, names: [site.name],
      note: 'Probability that the site is restored by a date.',
      series: all, x: { from: 0, to, ticks: dateTicks(opened, 0, to) }, steps: { from: 0, to: to - 1 },
      points: percentiles(view, name, false, days => calendar.long(calendar.at(opened.frame.asOf, days))),
      read: day => ({ at: day + 1, head: `by ${dateOf(opened, day)}`, values: all.map(l => value(l.curve, day)) }),
      summary: `Probability by date that ${site.name} is restored.`,
      table: sampledTable('By', all, monthly(opened, to), day => dateOf(opened, day), value),
    };
  };

  const overstay = (views, spacecraft) => {
    const { opened } = views[0];
    const name = `spacecraft.${spacecraft.id}.overstay`;
    const all = lines(views, name, curve => pointsOf(curve, p => 1 - p));
    const to = Math.min(spacecraft.longest === undefined ? Infinity : Math.ceil(spacecraft.longest) + 1, settled(opened, name, 14));
    const value = (curve, days) => 1 - curves.upTo(curve, days);
    return {
      title: `${spacecraft.name}: longer in orbit`, names: [spacecraft.name],
      note: `Chance that the crew stays longer than planned by more than so many days${spacecraft.longest === undefined ? '' : `; its limit is ${text.number(spacecraft.longest)} days`}.`,
      series: all, top: topOf(all.map(l => 1 - curves.upTo(l.curve, 0))),
      x: { from: 0, to, ticks: most => axes.numbers(0, to, most).map(d => ({ at: d, label: `${d} d` })) }, steps: { from: 0, to },
      marks: spacecraft.longest === undefined ? [] : [{ at: spacecraft.longest, label: 'limit' }],
      read: days => ({ at: days, head: `more than ${text.daysInWords(String(days))} longer`, values: all.map(l => value(l.curve, days)) }),
      summary: `Chance of a stay beyond the plan by so many days. ${sentences.crew(blendOf(views), spacecraft)}.`,
      table: sampledTable('Longer than', all, axes.numbers(0, to, 14), days => text.daysInWords(String(days)), value),
    };
  };

  return { capability, delay, restoration, overstay, isSeen };
})();
