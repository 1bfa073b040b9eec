// Figures in words and numbers; a figure is { value, error, unit }, its value Infinity beyond the horizon.
const text = (() => {
  const absent = '–';

  const number = value => String(Number(value.toFixed(9)));
  const percentile = probability => `p${number(probability * 100)}`;
  const percentileName = probability => percentile(probability).toUpperCase();
  const exceeds = days => `prob_gt_${number(days)}`;
  const lostAfter = days => `lost_after_${number(days)}`;
  const count = value => Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const daysInWords = days => days === '1' || days === '-1' ? `${days} day` : `${days} days`;
  const isTime = figure => figure.unit === 'days' || figure.unit === 'point';

  const value = (figure, frame, trials, whole = false) => {
    if (!figure) return absent;
    if (figure.value === Infinity) return `beyond ${calendar.iso(frame.horizon)}`;
    if (figure.unit === 'point') return calendar.iso(calendar.at(frame.asOf, figure.value));
    if (figure.unit === 'days') return `${rounding.days(figure.value, figure.error, whole)} d`;
    return `${whole ? rounding.compactPercent(figure.value, figure.error) : rounding.percent(figure.value, figure.error, trials)} %`;
  };

  // With whole days where the value is known to the day only.
  const withError = (figure, frame, trials, whole = false) => {
    const shown = value(figure, frame, trials, whole && figure && isTime(figure));
    if (!figure || figure.value === Infinity || !(figure.error > 0)) return shown;
    if (figure.unit === 'point') return `${shown} ± ${rounding.error(figure.error, -1)} d`;
    if (figure.unit === 'days') return `${rounding.days(figure.value, figure.error, whole)} ± ${rounding.error(figure.error, -1)} d`;
    if (shown[0] === '<' || shown[0] === '>') return shown;
    return `${rounding.percent(figure.value, figure.error, trials)} ± ${rounding.error(figure.error * 100, -8)} %`;
  };

  // A probability that is read off a curve: whole per cent, one decimal near none and all.
  const share = probability => {
    const percent = probability * 100;
    if (percent <= 1e-9) return '0 %';
    if (percent < 0.05) return '< 0.1 %';
    if (percent >= 100 - 1e-9) return '100 %';
    if (percent > 99.95) return '> 99.9 %';
    const at = percent < 0.95 || percent > 99.05 ? -1 : 0;
    return `${decimals.text(decimals.round(percent, at), at)} %`;
  };

  // A weight in whole per cent.
  const weight = probability => probability < 1e-12 ? '0 %' : probability > 1 - 1e-12 ? '100 %' : `${rounding.percent(probability, 0, Infinity, true)} %`;

  const nearest = (probabilities, wanted) =>
    probabilities.reduce((best, p) => Math.abs(p - wanted) < Math.abs(best - wanted) ? p : best, probabilities[0]);

  return { absent, number, percentile, percentileName, exceeds, lostAfter, count, daysInWords, value, withError, share, weight, nearest };
})();
