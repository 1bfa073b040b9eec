// Distributions at three points a day (before day d, up to d, before d + ½), and their mixtures.
const curves = (() => {
  const perDay = 3;

  const reader = (bytes, at) => () => {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const part = bytes[at++];
      number += (part & 127) * scale;
      if (part < 128) return number;
    }
  };

  const distribution = (bytes, at, firstDay, days, bits) => {
    const next = reader(bytes, at);
    const points = new Float64Array(days * perDay);
    for (let i = 0, sum = 0; i < points.length; i++) points[i] = (sum += next()) / 2 ** bits;
    return { firstDay, days, points };
  };

  const daily = (bytes, at, days, bits) => {
    const next = reader(bytes, at);
    const points = new Float64Array(days);
    for (let i = 0, sum = 0; i < days; i++) {
      const number = next();
      sum += number % 2 ? -(number + 1) / 2 : number / 2;
      points[i] = sum / 2 ** bits;
    }
    return points;
  };

  // parts: [{ share, curve }], the shares adding up to 1.
  const mixture = parts => {
    if (parts.length === 1) return parts[0].curve;
    const firstDay = Math.min(...parts.map(p => p.curve.firstDay));
    const days = Math.max(...parts.map(p => p.curve.firstDay + p.curve.days)) - firstDay;
    const points = new Float64Array(days * perDay);
    for (const { share, curve } of parts) {
      const from = (curve.firstDay - firstDay) * perDay;
      for (let i = from; i < points.length; i++) points[i] += share * curve.points[Math.min(i - from, curve.points.length - 1)];
    }
    return { firstDay, days, points };
  };

  const mixedDaily = parts => {
    const points = new Float64Array(Math.max(...parts.map(p => p.curve.length)));
    for (const { share, curve } of parts) for (let i = 0; i < points.length; i++) points[i] += share * curve[Math.min(i, curve.length - 1)];
    return points;
  };

  // The first point by which the probability is reached: right to the day and to the whole number of days; Infinity where none does.
  const quantile = (curve, probability, bits) => {
    // Each share may be off by half a unit.
    const enough = probability - 0.5 / 2 ** bits - 1e-12;
    let low = 0;
    let high = curve.points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (curve.points[middle] >= enough) high = middle;
      else low = middle + 1;
    }
    return low === curve.points.length ? Infinity : timeOf(curve, low);
  };

  // "Before" is told from "at" by less than any figure shows.
  const justBefore = 1 / 64;
  const timeOf = (curve, index) => curve.firstDay + Math.floor(index / perDay) + [-justBefore, 0, 0.5 - justBefore][index % perDay];

  const value = (curve, index) => index < 0 ? 0 : curve.points[Math.min(index, curve.points.length - 1)];
  const before = (curve, day) => value(curve, (day - curve.firstDay) * perDay);
  const upTo = (curve, day) => day < curve.firstDay ? 0 : value(curve, (day - curve.firstDay) * perDay + 1);
  const last = curve => curve.points[curve.points.length - 1];

  // P(X ≤ x) on straight lines from whole day to whole day, and its inverse: for errors only.
  const smooth = (curve, x) => {
    const day = Math.floor(x);
    return upTo(curve, day) + (x - day) * (upTo(curve, day + 1) - upTo(curve, day));
  };

  const smoothQuantile = (curve, probability) => {
    let low = curve.firstDay - 1;
    let high = curve.firstDay + curve.days - 1;
    if (upTo(curve, high) < probability) return high;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (upTo(curve, middle) >= probability) high = middle;
      else low = middle;
    }
    const rise = upTo(curve, high) - upTo(curve, low);
    return low + (rise > 0 ? (probability - upTo(curve, low)) / rise : 1);
  };

  return { perDay, distribution, daily, mixture, mixedDaily, quantile, timeOf, before, upTo, last, smooth, smoothQuantile };
})();
