// The sliders: how much each assumption is believed.
const controls = (() => {
  const { element, svg } = dom;

  const swatch = (style, dash) => svg('svg', { class: 'key', viewBox: '0 0 34 8', 'aria-hidden': 'true' },
    svg('path', { class: `line ${style}`, d: 'M1 4H33', 'stroke-dasharray': dash }));

  // At the middle of the thumb where the slider stands at that share.
  const markAt = (share, kind) => {
    const node = element('span', { class: `stand ${kind}` });
    node.style.insetInlineStart = `calc(var(--thumb) / 2 + ${share} * (100% - var(--thumb)))`;
    return node;
  };

  const slider = (id, label, value, said, marks, change) => {
    const input = element('input', { type: 'range', id, min: '0', max: '100', step: '1', 'aria-valuetext': said });
    input.value = String(value);
    input.addEventListener('input', () => change(Number(input.value) / 100));
    return [
      element('label', { for: id }, label),
      element('div', { class: 'track' }, input, element('div', { class: 'stands', 'aria-hidden': 'true' }, marks)),
    ];
  };

  // host: where the sliders are. Returns what shows weights on them.
  const create = (host, assumptions, change) => {
    let rows = [];

    const build = (opened, shares) => {
      const open = assumptions.map((a, i) => i).filter(i => opened.possible[i]);
      const marks = i => [markAt(opened.stated[i], 'stated'), markAt(opened.updated[i], 'updated')];
      const name = i => [swatch(`a${i}`, assumptions[i].dash), dom.name(assumptions[i].name)];
      const value = () => element('output', { class: 'share' });
      rows = [];
      host.replaceChildren();
      if (open.length === 2) {
        // Of two, one says it all.
        const [a, b] = open;
        const outputs = [value(), value()];
        host.append(element('div', { class: 'belief pair' },
          slider('weight', element('span', { class: 'unseen' }, `How much ${assumptions[a].name} is believed rather than ${assumptions[b].name}`), 0, '', marks(a), share => change(a, share)),
          element('div', { class: 'ends' }, element('span', null, name(b), outputs[1]), element('span', null, name(a), outputs[0]))));
        rows = [{ index: a, input: host.querySelector('input'), outputs: [[a, outputs[0]], [b, outputs[1]]] }];
      } else if (open.length > 2) {
        for (const i of open) {
          const output = value();
          const row = element('div', { class: 'belief' }, slider(`weight-${assumptions[i].id}`, [name(i), output], 0, '', marks(i), share => change(i, share)));
          host.append(row);
          rows.push({ index: i, input: row.querySelector('input'), outputs: [[i, output]] });
        }
      } else if (open.length === 1 && assumptions.length > 1) {
        host.append(element('p', { class: 'only' }, 'Only ', dom.name(assumptions[open[0]].name), ' is possible: there is nothing to weigh.'));
      }
      for (const [i, a] of assumptions.entries())
        if (!opened.possible[i]) host.append(element('p', { class: 'only' }, dom.name(a.name), ' contradicts what is known on the data date: weight 0.'));
      set(shares);
    };

    const set = shares => {
      for (const { index, input, outputs } of rows) {
        if (document.activeElement !== input || Math.round(shares[index] * 100) !== Number(input.value)) input.value = String(Math.round(shares[index] * 100));
        input.setAttribute('aria-valuetext', outputs.map(([i]) => `${assumptions[i].name} ${text.weight(shares[i])}`).join(', '));
        for (const [i, output] of outputs) output.textContent = text.weight(shares[i]);
      }
    };

    return { build, set };
  };

  return { create, swatch };
})();
