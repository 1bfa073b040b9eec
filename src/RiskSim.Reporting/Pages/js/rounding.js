// Numbers as people should read them: no digit that the standard error does not support. Places are exponents of ten.
const rounding = (() => {
  const never = 1e-12;

  const place = (error, finest) =>
    error > 0 && Number.isFinite(error) ? Math.max(Math.ceil(Math.log10(error / 3) - 1e-9), finest) : finest;

  const days = (value, error, whole = false) => {
    const at = place(error, whole ? 0 : -1);
    const number = decimals.text(decimals.round(value, at), at);
    return error > 0 ? number : decimals.trimZeros(number);
  };

  const hundred = (units, at) => decimals.text(units, at + 2);

  // What is left to one, in units of 10^at.
  const complement = (units, at) => decimals.power(-at) - units;

  // The rule of three, rounded up to one digit of a per cent.
  const bound = trials => {
    const percent = Math.min(100, 300 / Math.max(trials, 3));
    const at = Math.floor(Math.log10(percent) + 1e-9);
    return { at, units: BigInt(Math.ceil(Number((percent / 10 ** at).toPrecision(15)) - 0.000001)) };
  };

  const percent = (probability, error, trials, whole = false) => {
    if (probability < never) {
      const { at, units } = bound(trials);
      return `< ${decimals.text(units, at)}`;
    }
    if (probability > 1 - never) {
      const { at, units } = bound(trials);
      const fine = Math.min(at, 0);
      return `> ${decimals.text(100n * decimals.power(-fine) - units * decimals.power(at - fine), fine)}`;
    }
    let at = place(error, error > 0 ? -10 : -4);
    if (whole) {
      const coarse = Math.max(at, -2);
      const units = decimals.round(probability, coarse);
      if (units > 0n && complement(units, coarse) > 0n) return hundred(units, coarse);
      at = Math.max(at, Math.floor(Math.log10(Math.min(probability, 1 - probability))));
    }
    const units = decimals.round(probability, at);
    if (units <= 0n) return `< ${hundred(1n, at)}`;
    if (complement(units, at) <= 0n) return `> ${hundred(complement(1n, at), at)}`;
    return error > 0 ? hundred(units, at) : decimals.trimZeros(hundred(units, at));
  };

  const compactPercent = (probability, error) => {
    const at = place(error, -2);
    const units = decimals.round(probability, at);
    if (units <= 0n) return `<${hundred(1n, at)}`;
    if (complement(units, at) <= 0n) return `>${hundred(complement(1n, at), at)}`;
    return hundred(units, at);
  };

  // A standard error with one digit, rounded up: it must not look better than it is.
  const error = (value, finest) => {
    if (!(value > 0)) return '0';
    const at = Math.max(Math.floor(Math.log10(value) + 1e-9), finest);
    const units = Math.ceil(Number((value / 10 ** at).toPrecision(15)) - 0.000001);
    return units === 10 ? decimals.text(1n, at + 1) : decimals.text(BigInt(units), at);
  };

  return { place, days, percent, compactPercent, error };
})();
