// Scales and ticks. A scale maps values to pixels.
const axes = (() => {
  const linear = (from, to, start, end) => {
    const scale = value => start + (value - from) / (to - from || 1) * (end - start);
    scale.invert = pixel => from + (pixel - start) / (end - start || 1) * (to - from);
    return Object.assign(scale, { from, to });
  };

  // Round numbers, at most so many.
  const numbers = (from, to, most) => {
    const steps = [1, 2, 5, 7, 10, 14, 15, 20, 30, 50, 60, 90, 100, 150, 180, 200, 300, 365, 500, 730, 1000, 2000, 5000, 10000];
    const step = steps.find(s => (to - from) / s <= most) ?? 20000;
    const found = [];
    for (let value = Math.ceil(from / step) * step; value <= to; value += step) found.push(value);
    return found;
  };

  // Days from the data date at which months begin: { at, label, isYear }.
  const dates = (asOf, from, to, most) => {
    for (const every of [1, 2, 3, 6, 12, 24, 60]) {
      const found = calendar.monthsBetween(asOf + Math.ceil(from), asOf + Math.floor(to), every);
      if (found.length > most && every < 60) continue;
      if (found.length < 2) break;
      return found.map((m, i) => ({ at: m.day - asOf, label: m.isYear || every >= 12 ? String(m.year) : m.month, year: i === 0 && !m.isYear ? String(m.year) : '', isYear: m.isYear }));
    }
    return numbers(from, to, Math.max(2, Math.floor(most / 2))).map(d => ({ at: d, label: calendar.long(asOf + d).slice(0, -5), year: '', isYear: false }));
  };

  return { linear, numbers, dates };
})();
