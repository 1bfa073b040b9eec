// How much each assumption is believed: shares that add up to 1, in ten-thousandths once they were moved.
const weights = (() => {
  const units = 10000;

  // To whole units that add up to all of them; what is lost by rounding goes to those that lost most.
  const rounded = shares => {
    const whole = shares.map(s => Math.floor(s * units + 1e-9));
    const order = shares.map((s, i) => i).filter(i => shares[i] > 0).sort((a, b) => (shares[b] * units - whole[b]) - (shares[a] * units - whole[a]));
    for (let left = units - whole.reduce((a, b) => a + b, 0), k = 0; left > 0 && order.length; left--, k++) whole[order[k % order.length]]++;
    return whole.map(w => w / units);
  };

  // Shares of what may be any numbers; null where nothing that is possible is left.
  const normalised = (raw, possible) => {
    const kept = raw.map((w, i) => possible[i] && w > 0 && Number.isFinite(w) ? w : 0);
    const sum = kept.reduce((a, b) => a + b, 0);
    return sum > 0 ? kept.map(w => w / sum) : null;
  };

  // One is set, the others keep their ratios; where none of them has any share those of the pattern count, else all alike.
  const moved = (shares, index, share, possible, pattern) => {
    const others = from => from.map((w, i) => i === index || !possible[i] ? 0 : w);
    const ratios = [others(shares), others(pattern), others(shares.map(() => 1))].find(w => w.some(x => x > 0));
    if (!ratios) return shares;
    const sum = ratios.reduce((a, b) => a + b, 0);
    return rounded(shares.map((_, i) => i === index ? share : (1 - share) * ratios[i] / sum));
  };

  const same = (a, b) => a.every((w, i) => Math.abs(w - b[i]) < 1e-9);

  return { rounded, normalised, moved, same };
})();
