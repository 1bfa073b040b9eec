// A chart of lines: drawn, labelled, and read off with mouse, finger or arrow keys.
const chart = (() => {
  const { element, svg } = dom;
  const margin = { top: 12, right: 16, bottom: 30, left: 44 };

  // Points so close that no eye tells them apart are left out.
  const thinned = line => {
    const kept = [];
    for (const [i, point] of line.entries()) {
      const last = kept[kept.length - 1];
      if (!last || i === line.length - 1 || Math.abs(point[0] - last[0]) > 0.9 || Math.abs(point[1] - last[1]) > 0.4) kept.push(point);
    }
    return kept;
  };

  const path = line => line.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

  // spec: { title, note, series: [{ name, style, dash, points }], x: { from, to, ticks(most), second }, steps: { from, to }, read(step),
  //   top: the largest probability of the axis, marks: [{ at, label }], points: [{ x, y, label, isOpen }] on the last line, summary, table: { head, rows } }; y is a probability.
  const create = (host, name) => {
    const title = element('h3', { id: `${name}-title` });
    const note = element('p', { class: 'note' });
    const plot = element('div', { class: 'plot', tabindex: '0', role: 'application', 'aria-roledescription': 'chart', 'aria-labelledby': `${name}-title`, 'aria-describedby': `${name}-how` });
    const tip = element('div', { class: 'tip', hidden: true, 'aria-hidden': 'true' });
    const live = element('p', { class: 'unseen', 'aria-live': 'polite' });
    const how = element('p', { class: 'unseen', id: `${name}-how` }, 'Left and right arrow keys read the values off; page keys go further, Home and End to the ends.');
    const body = element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Figures of the chart' });
    const figures = element('details', { class: 'figures' }, element('summary', null, 'Figures of this chart'), body);
    plot.append(tip);
    host.append(element('figure', { class: 'chart' }, element('figcaption', null, title, note), plot, live, how, figures));
    let spec = null;
    let drawn = null;
    let step = null;

    const draw = () => {
      const width = Math.max(280, plot.clientWidth || 640);
      const height = Math.round(Math.min(380, Math.max(220, width * 0.46)));
      const bottom = margin.bottom + (spec.x.second ? 18 : 0);
      const x = axes.linear(spec.x.from, spec.x.to, margin.left, width - margin.right);
      const top = spec.top ?? 1;
      const y = axes.linear(0, top, height - bottom, margin.top);
      const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': spec.summary });
      for (const share of [0, 0.25, 0.5, 0.75, 1].map(s => s * top))
        picture.append(
          svg('line', { class: share ? 'grid' : 'base', x1: margin.left, x2: width - margin.right, y1: y(share), y2: y(share) }),
          svg('text', { class: 'tick', x: margin.left - 8, y: y(share) + 4, 'text-anchor': 'end' }, `${text.number(share * 100)}${share === top ? ' %' : ''}`));
      const edge = label => value => Math.min(Math.max(x(value), labels.width(label) / 2), width - labels.width(label) / 2 - 2);
      for (const tick of spec.x.ticks(Math.floor(width / 62)))
        picture.append(
          svg('line', { class: 'notch', x1: x(tick.at), x2: x(tick.at), y1: y(0), y2: y(0) + 5 }),
          svg('text', { class: tick.isYear ? 'tick year' : 'tick', x: edge(tick.label)(tick.at), y: y(0) + 19, 'text-anchor': 'middle' }, tick.year ? `${tick.label} ${tick.year}` : tick.label));
      if (spec.x.second) for (const tick of spec.x.second(Math.floor(width / 110)))
        picture.append(svg('text', { class: 'tick faint', x: edge(tick.label)(tick.at), y: y(0) + 36, 'text-anchor': 'middle' }, tick.label));
      for (const mark of spec.marks ?? []) {
        if (mark.at < spec.x.from || mark.at > spec.x.to) continue;
        picture.append(svg('line', { class: 'mark', x1: x(mark.at), x2: x(mark.at), y1: margin.top, y2: y(0) }));
      }
      const lines = spec.series.map(s => thinned(s.points.filter(p => p[0] >= spec.x.from && p[0] <= spec.x.to).map(([px, py]) => [x(px), y(py)])));
      for (const [i, s] of spec.series.entries())
        picture.append(svg('path', { class: `line ${s.style}`, d: path(lines[i]), 'stroke-dasharray': s.dash }));
      const area = { x: margin.left, y: margin.top, width: width - margin.left - margin.right, height: height - bottom - margin.top };
      const points = (spec.points ?? []).filter(p => p.x <= spec.x.to);
      for (const point of points) picture.append(svg('circle', { class: point.isOpen ? 'dot open' : 'dot', cx: x(point.x), cy: y(point.y), r: 5 }));
      const names = [
        ...points.map(p => ({ text: p.label, line: spec.series.length - 1, at: [x(p.x), y(p.y)], style: 'blend' })),
        ...spec.series.map((s, i) => ({ text: s.name, line: i, at: null, style: s.style })),
      ];
      for (const [i, found] of labels.place(lines, names, area).entries())
        if (found) picture.append(svg('text', { class: `label ${names[i].style}`, x: found.x, y: found.y }, names[i].text));
      for (const mark of spec.marks ?? []) {
        if (mark.at < spec.x.from || mark.at > spec.x.to) continue;
        const toLeft = x(mark.at) + labels.width(mark.label) + 8 > width - margin.right;
        picture.append(svg('text', { class: 'tick', x: x(mark.at) + (toLeft ? -5 : 5), y: margin.top + 10, 'text-anchor': toLeft ? 'end' : 'start' }, mark.label));
      }
      const guide = svg('g', { class: 'guide', visibility: 'hidden' });
      picture.append(guide);
      plot.replaceChildren(picture, tip);
      drawn = { x, y, width, height, guide, top: margin.top };
    };

    // Shows what the lines say at the step, and says it where asked.
    const show = aloud => {
      if (step === null || !drawn) return;
      const { x, y, width, guide } = drawn;
      const found = spec.read(step);
      const at = x(found.at);
      guide.setAttribute('visibility', 'visible');
      guide.replaceChildren(
        svg('line', { x1: at, x2: at, y1: drawn.top, y2: y(0) }),
        ...found.values.map((v, i) => svg('circle', { class: spec.series[i].style, cx: at, cy: y(v), r: 4 })));
      const rows = found.values.map((v, i) => ({ series: spec.series[i], value: text.share(v) })).reverse();
      tip.replaceChildren(
        element('strong', null, found.head),
        ...rows.map(r => element('span', { class: `row ${r.series.style}` }, element('i', { class: 'swatch' }), dom.name(r.series.name), element('b', null, r.value))),
        ...(found.foot ? [element('span', { class: 'foot' }, found.foot)] : []));
      tip.hidden = false;
      const share = plot.clientWidth / width;
      tip.style.insetInlineStart = `${Math.max(0, Math.min(at * share + (at > width / 2 ? -tip.offsetWidth - 14 : 14), plot.clientWidth - tip.offsetWidth))}px`;
      if (aloud) live.textContent = `${found.head}: ${rows.map(r => `${r.series.name} ${r.value}`).join(', ')}${found.foot ? `; ${found.foot}` : ''}`;
    };

    const hide = () => {
      step = null;
      tip.hidden = true;
      drawn?.guide.setAttribute('visibility', 'hidden');
    };

    const go = (to, aloud) => {
      step = Math.round(Math.min(spec.steps.to, Math.max(spec.steps.from, to)));
      show(aloud);
    };

    const byPointer = event => {
      if (!drawn) return;
      const box = plot.getBoundingClientRect();
      go(drawn.x.invert((event.clientX - box.left) * drawn.width / box.width), false);
    };
    plot.addEventListener('pointermove', byPointer);
    plot.addEventListener('pointerdown', byPointer);
    plot.addEventListener('pointerleave', event => event.pointerType === 'mouse' && document.activeElement !== plot && hide());
    plot.addEventListener('blur', hide);
    plot.addEventListener('keydown', event => {
      const far = Math.max(1, Math.round((spec.steps.to - spec.steps.from) / 20));
      const now = step ?? spec.steps.from;
      const to = { ArrowRight: now + (step === null ? 0 : 1), ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, PageUp: now + far, PageDown: now - far, Home: spec.steps.from, End: spec.steps.to }[event.key];
      if (event.key === 'Escape') hide();
      if (to === undefined) return;
      event.preventDefault();
      go(to, true);
    });
    new ResizeObserver(() => {
      if (!spec || plot.clientWidth === drawn?.seen) return;
      draw();
      drawn.seen = plot.clientWidth;
      show(false);
    }).observe(plot);

    return {
      update: next => {
        spec = next;
        title.replaceChildren(...dom.around(next.title, next.names ?? []));
        note.textContent = next.note;
        figures.hidden = next.table.rows.length === 0;
        body.replaceChildren(tables.make(next.table));
        draw();
        if (step !== null) go(step, false);
      },
    };
  };

  return { create };
})();
