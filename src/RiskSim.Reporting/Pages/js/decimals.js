// Decimal numbers as the program rounds them: from the 15 digits that a double is sure of.
const decimals = (() => {
  const parse = value => {
    const [digits, exponent] = value.toExponential(14).split('e');
    return { digits: BigInt(digits.replace('.', '')), exponent: Number(exponent) - 14 };
  };

  const power = exponent => 10n ** BigInt(exponent);

  // The nearest multiple of 10^place, half away from zero, in units of it.
  const round = (value, place) => {
    const { digits, exponent } = parse(value);
    if (exponent >= place) return digits * power(exponent - place);
    const unit = power(place - exponent);
    const size = digits < 0n ? -digits : digits;
    const units = size / unit + (2n * (size % unit) >= unit ? 1n : 0n);
    return digits < 0n ? -units : units;
  };

  // Units of 10^place as a plain number with no more decimals than the place has.
  const text = (units, place) => {
    if (place >= 0) return (units * power(place)).toString();
    const size = (units < 0n ? -units : units).toString().padStart(1 - place, '0');
    return `${units < 0n ? '-' : ''}${size.slice(0, place)}.${size.slice(place)}`;
  };

  const trimZeros = number => number.includes('.') ? number.replace(/\.?0+$/, '') : number;

  return { round, text, trimZeros, power };
})();
