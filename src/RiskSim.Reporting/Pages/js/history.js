// How the chosen mission's launch moved from data date to data date: a small line, and the dates as a list to turn through.
const history = (() => {
  const { element, svg } = dom;
  const width = 272;
  const height = 92;

  const drawing = (moments, index) => {
    const seen = moments.flatMap(m => [m.middle, m.planning]).filter(d => d !== null && d !== Infinity);
    if (seen.length < 2) return null;
    const x = axes.linear(moments[0].day, moments[moments.length - 1].day, 8, width - 8);
    const y = axes.linear(Math.min(...seen), Math.max(...seen, Math.min(...seen) + 1), height - 10, 10);
    const line = (key, isOpen) => {
      const known = moments.filter(m => m[key] !== null && m[key] !== Infinity);
      return [
        svg('path', { class: `line blend ${isOpen ? '' : 'thin'}`, d: known.map((m, i) => `${i ? 'L' : 'M'}${x(m.day).toFixed(1)} ${y(m[key]).toFixed(1)}`).join('') }),
        ...known.map(m => svg('circle', { class: isOpen ? 'dot open' : 'dot', cx: x(m.day), cy: y(m[key]), r: m === moments[index] ? 5 : 2.5 })),
      ];
    };
    const at = x(moments[index].day);
    return svg('svg', { class: 'history-line', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
      svg('line', { class: 'grid', x1: at, x2: at, y1: 0, y2: height }), line('middle', false), line('planning', true));
  };

  // views: the blend of each date; choose: called with the index of one.
  const update = (host, views, index, mission, choose) => {
    host.hidden = views.length < 2 || !mission;
    if (host.hidden) return;
    const metric = (view, wanted) => view.find(`missions.${mission.id}.launch.${text.percentile(text.nearest(view.opened.date.quantiles, wanted))}`);
    const day = (view, wanted) => {
      const figure = metric(view, wanted);
      return figure ? view.opened.frame.asOf + figure.value : null;
    };
    const moments = views.map(v => ({ day: v.opened.frame.asOf, middle: day(v, 0.5), planning: day(v, 0.8) }));
    const item = (view, i) => {
      const button = element('button', { type: 'button', 'aria-current': i === index ? 'date' : null },
        element('span', null, calendar.long(view.opened.frame.asOf)), element('b', null, text.value(metric(view, 0.8), view.opened.frame, 0)));
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
