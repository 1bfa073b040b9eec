// When each mission flies: a bar from P10 to P95 with its P50 and P80, against the plan. A click or a key chooses the mission.
const ranges = (() => {
  const { element } = dom;

  const position = (x, days) => `${(100 * Math.min(1, Math.max(0, x(days)))).toFixed(2)}%`;

  const place = (node, x, from, to) => {
    node.style.insetInlineStart = position(x, from);
    if (to !== undefined) node.style.inlineSize = `calc(${position(x, to)} - ${position(x, from)})`;
    return node;
  };

  const row = (view, mission, x, isChosen, choose) => {
    const { frame } = view.opened;
    const quantile = p => view.find(`missions.${mission.id}.launch.${text.percentile(text.nearest(view.opened.date.quantiles, p))}`)?.value ?? Infinity;
    const planned = calendar.parse(mission.planned) - frame.asOf;
    const [low, middle, planning, high] = [0.1, 0.5, 0.8, 0.95].map(quantile);
    const date = days => days === Infinity ? `after ${calendar.long(frame.horizon)}` : calendar.long(calendar.at(frame.asOf, days));
    const strip = element('span', { class: 'strip', 'aria-hidden': 'true' });
    if (low !== Infinity) strip.append(place(element('span', { class: high === Infinity ? 'range goes-on' : 'range' }), x, low, high));
    if (planned >= x.from) strip.append(place(element('span', { class: 'planned' }), x, planned));
    if (planning !== Infinity) strip.append(place(element('span', { class: 'ring' }), x, planning));
    if (middle !== Infinity) strip.append(place(element('span', { class: 'disc' }), x, middle));
    const words = `planned ${calendar.long(calendar.parse(mission.planned))}, half of the futures by ${date(middle)}, 80 % by ${date(planning)}`;
    const button = element('button', { type: 'button', 'aria-pressed': String(isChosen), 'data-mission': mission.id },
      element('span', { class: 'who' }, dom.name(mission.name)), strip, element('span', { class: 'when' }, date(planning)), element('span', { class: 'unseen' }, `: ${words}`));
    button.addEventListener('click', () => choose(mission.id));
    return element('li', null, button);
  };

  const update = (host, view, chosen, choose) => {
    const { frame, date } = view.opened;
    const missions = date.missions.filter(m => !m.launched);
    const focused = host.contains(document.activeElement) ? document.activeElement.dataset.mission : null;
    const to = frame.horizon - frame.asOf;
    const x = axes.linear(0, to, 0, 1);
    const ticks = axes.dates(frame.asOf, 0, to, 7).map(t => {
      const node = element('span', null, t.year ? `${t.label} ${t.year}` : t.label);
      return place(node, x, t.at);
    });
    host.replaceChildren(
      element('div', { class: 'scale heads', 'aria-hidden': 'true' }, element('span', null, 'Mission'), element('span', { class: 'when' }, '80 % by')),
      element('ul', null, missions.map(m => row(view, m, x, m.id === chosen, choose))),
      element('div', { class: 'scale', 'aria-hidden': 'true' }, element('span', { class: 'strip' }, ticks)));
    if (focused) host.querySelector(`[data-mission="${CSS.escape(focused)}"]`)?.focus();
  };

  return { update };
})();
