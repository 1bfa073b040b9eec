// Finds a place beside each line for its name, where nothing else is.
const labels = (() => {
  const height = 15;

  const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

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

  // series: [{ line: [[x, y]…], width of its name }]; returns { x, y } of each name's left end and base line, or null.
  const place = (series, area, taken = []) => {
    const dots = series.map(s => sampled(s.line));
    const boxes = [...taken];
    return series.map((s, index) => {
      let best = null;
      for (let i = 0; i < dots[index].length; i += 3) {
        const [px, py] = dots[index][i];
        for (const [dx, dy] of [[8, -8 - height], [8, 7], [-8 - s.width, -8 - height], [-8 - s.width, 7]]) {
          const box = { x: px + dx, y: py + dy, width: s.width, height };
          if (box.x < area.x + 2 || box.x + box.width > area.x + area.width - 2 || box.y < area.y || box.y + height > area.y + area.height - 3) continue;
          if (boxes.some(b => overlap(box, b))) continue;
          // How far the nearest line is; its own counts only where it would strike the name through.
          let room = 60;
          for (let k = 0; k < dots.length && room > 3; k++)
            for (const [x, y] of dots[k]) {
              const away = Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - height));
              if (k !== index) room = Math.min(room, away);
              else if (away < 3) room = 0;
            }
          if (room > 5 && (!best || room > best.room + 1)) best = { room, box };
        }
      }
      if (!best) return null;
      boxes.push(best.box);
      return { x: best.box.x, y: best.box.y + height - 4 };
    });
  };

  return { place };
})();
