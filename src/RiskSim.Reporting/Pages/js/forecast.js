// The figures of one data date under any weights.
const forecast = (() => {
  const unitOf = metric => {
    if (/^(sites\..*\.restored|missions\..*\.launch)\.p[\d.]+$/.test(metric)) return 'point';
    return /\.(prob_[a-z_\d.]+|lost_after_[\d.]+|availability\.mean)$/.test(metric) ? 'probability' : 'days';
  };

  const percentileOf = metric => {
    const match = /^(.*)\.p([\d.]+)$/.exec(metric);
    return match && { name: match[1], probability: Number((Number(match[2]) / 100).toFixed(11)) };
  };

  // What is kept of a date, with its days as numbers and its curves read when they are asked for.
  const open = (date, assumptions, bytes, bits) => {
    const asOf = calendar.parse(date.asOf);
    const frame = { asOf, horizon: calendar.parse(date.horizon) };
    const count = assumptions.length;
    const kept = new Map();

    const figure = (metric, index) => {
      const row = date.figures[metric];
      if (!row || row[2 * index] === null) return null;
      return { value: row[2 * index] === 'beyond' ? Infinity : row[2 * index], error: row[2 * index + 1], unit: unitOf(metric) };
    };

    // By assumption; null where it has none. A launch is its delay, counted from the data date.
    const own = name => {
      if (kept.has(name)) return kept.get(name);
      const places = date.curves[name];
      const shifted = !places && /^missions\..*\.launch$/.test(name) ? own(name.replace(/launch$/, 'delay')) : null;
      const read = place => place && (name.endsWith('.lost') ? curves.daily(bytes, place[0], place[2], bits) : curves.distribution(bytes, ...place, bits));
      const planned = shifted && calendar.parse(date.missions.find(m => m.id === name.split('.')[1]).planned) - asOf;
      const found = shifted ? shifted.map(c => c && { ...c, firstDay: c.firstDay + planned }) : (places ?? Array(count).fill(null)).map(read);
      kept.set(name, found);
      return found;
    };

    // The share of an assumption's futures in which a spacecraft has its figures: those in which it is launched and does not fail.
    const existence = (name, index) => {
      const [group, id] = name.split('.');
      if (group !== 'spacecraft') return 1;
      if (!own(`spacecraft.${id}.overstay`)[index]) return 0;
      if (!date.spacecraft.find(s => s.id === id)?.isMission) return 1;
      return 1 - (figure(`missions.${id}.prob_not_launched`, index)?.value ?? 0) - (figure(`missions.${id}.prob_failed`, index)?.value ?? 0);
    };

    const possible = date.assumptions.map(a => a.possible);
    return { date, frame, figure, own, existence, possible, stated: date.assumptions.map(a => a.stated), updated: date.assumptions.map(a => a.updated), bits };
  };

  // A percentile's error from the distribution function's (Woodruff): that of an assumption is as far from what independent trials
  // give as at its nearest percentile that the run has.
  const errorOf = (opened, name, probability, mixed, parts) => {
    const variance = parts.reduce((sum, { share, curve, index }) => {
      const at = curves.smooth(curve, curves.smoothQuantile(mixed, probability));
      return sum + share * share * relativeVariance(opened, name, index, curve, at) * at * (1 - at);
    }, 0);
    const error = Math.sqrt(variance);
    return (curves.smoothQuantile(mixed, Math.min(1, probability + error)) - curves.smoothQuantile(mixed, Math.max(1e-12, probability - error))) / 2;
  };

  const relativeVariance = (opened, name, index, curve, level) => {
    const known = opened.date.quantiles
      .map(q => ({ q, figure: opened.figure(`${name}.${text.percentile(q)}`, index) }))
      .filter(k => k.figure && k.figure.value !== Infinity && k.figure.error > 0)
      .sort((a, b) => Math.abs(a.q - level) - Math.abs(b.q - level))[0];
    if (!known) return 1 / opened.date.assumptions[index].trials;
    const width = Math.max(known.figure.error, 1);
    const density = (curves.smooth(curve, known.figure.value + width) - curves.smooth(curve, known.figure.value - width)) / (2 * width);
    return (density * known.figure.error) ** 2 / (known.q * (1 - known.q));
  };

  // The forecast of one assumption.
  const single = (opened, index) => ({
    opened, isPossible: opened.possible[index], trials: opened.date.assumptions[index].trials, find: metric => opened.figure(metric, index),
    curve: name => opened.own(name)[index],
  });

  // The mixture: the run's own figures where the weights are the run's.
  const blend = (opened, shares) => {
    const used = shares.map((share, index) => ({ share, index })).filter(u => u.share > 0 && opened.possible[u.index]);
    const isRun = weights.same(shares, opened.updated);
    const kept = new Map();

    const parts = name => {
      const all = used.map(u => ({ ...u, share: u.share * opened.existence(name, u.index) }));
      const sum = all.reduce((a, u) => a + u.share, 0);
      return all.filter(u => u.share > 0).map(u => ({ ...u, share: u.share / sum }));
    };

    const curve = name => {
      if (kept.has(name)) return kept.get(name);
      const of = parts(name).map(p => ({ ...p, curve: opened.own(name)[p.index] }));
      const mixed = of.length === 0 || of.some(p => !p.curve) ? null : name.endsWith('.lost') ? curves.mixedDaily(of) : curves.mixture(of);
      kept.set(name, mixed);
      return mixed;
    };

    const linear = metric => {
      const of = parts(metric).map(p => ({ ...p, figure: opened.figure(metric, p.index) }));
      if (of.length === 0 || of.some(p => !p.figure)) return null;
      return {
        value: of.reduce((sum, p) => sum + p.share * p.figure.value, 0),
        error: Math.hypot(...of.map(p => p.share * p.figure.error)), unit: unitOf(metric),
      };
    };

    const percentile = (metric, { name, probability }) => {
      const mixed = curve(name);
      if (!mixed) return null;
      const value = curves.quantile(mixed, probability, opened.bits);
      const of = parts(name).map(p => ({ ...p, curve: opened.own(name)[p.index] }));
      if (of.length === 1) return opened.figure(metric, of[0].index);
      return { value, error: value === Infinity ? 0 : errorOf(opened, name, probability, mixed, of), unit: unitOf(metric) };
    };

    const find = metric => {
      if (isRun) return opened.figure(metric, shares.length);
      const asked = percentileOf(metric);
      if (!asked) return linear(metric);
      // Days lost in all are kept as means only.
      return asked.name.endsWith('.total') ? null : percentile(metric, asked);
    };

    const trials = used.reduce((sum, u) => sum + opened.date.assumptions[u.index].trials, 0);
    return { opened, isPossible: used.length > 0, isRun, trials, find, curve };
  };

  return { open, single, blend };
})();
