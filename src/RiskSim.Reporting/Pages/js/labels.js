// Finds a place for each name, beside its line or its point, where nothing else is.
const labels = (() => {
  const height = 15;
  const context = document.createElement('canvas').getContext('2d');

  const width = value => {
    context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
    return Math.ceil(context.measureText(value).width) + 2;
  };

  const overlap = (a, b) => a.x < b.x + b.width + 6 && b.x < a.x + a.width + 6 && a.y < b.y + b.height && b.y < a.y + a.height;

  // Pixels of a line, close together.
  const sampled = line => {
    const found = [];
    for (let i = 1; i < line.length; i++) {
      const [x0, y0] = line[i - 1];
      const [x1, y1] = line[i];
      const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 4));
      for (let s = 0; s <= steps; s++) found.push([x0 + (x1 - x0) * s / steps, y0 + (y1 - y0) * s / steps]);
    }
    return found;
  };

  const away = (box, [x, y]) => Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - height));

  const inside = (box, area) => box.x >= area.x + 2 && box.x + box.width <= area.x + area.width - 2 && box.y >= area.y && box.y + height <= area.y + area.height - 3;

  // names: [{ text, line: the index of its own line, at: the point that it belongs to, null: anywhere on its line }], in order of importance;
  // returns { x, y } of each name's left end and base line; null where there is no room for it.
  const place = (lines, names, area) => {
    const dots = lines.map(sampled);
    const boxes = names.filter(n => n.at).map(n => ({ x: n.at[0] - 6, y: n.at[1] - 6, width: 12, height: 12 }));
    return names.map(name => {
      const wide = width(name.text);
      const anchors = name.at ? [name.at] : dots[name.line].filter((_, i) => i % 3 === 0);
      let best = null;
      for (const [px, py] of anchors)
        for (const [dx, dy] of [[9, -8 - height], [9, 7], [-9 - wide, -8 - height], [-9 - wide, 7]]) {
          const box = { x: px + dx, y: py + dy, width: wide, height };
          if (!inside(box, area) || boxes.some(b => overlap(box, b))) continue;
          // How far the nearest line is; its own counts only where it would strike the name through.
          let room = 60;
          for (const [k, line] of dots.entries())
            for (const dot of line) {
              const far = away(box, dot);
              if (k !== name.line) room = Math.min(room, far);
              else if (far < 3) room = Math.min(room, far - 3);
            }
          if ((name.at || room > 4) && (!best || room > best.room + 1)) best = { room, box };
        }
      if (!best) return null;
      boxes.push(best.box);
      return { x: best.box.x, y: best.box.y + height - 4 };
    });
  };

  return { place, width };
})();
