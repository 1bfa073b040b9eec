// UTC days as whole numbers since 1970.
const calendar = (() => {
  const dayMilliseconds = 86400000;
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

  const parse = date => Date.parse(`${date}T00:00:00Z`) / dayMilliseconds;
  const date = day => new Date(day * dayMilliseconds);
  const iso = day => date(day).toISOString().slice(0, 10);
  const long = day => `${date(day).getUTCDate()} ${months[date(day).getUTCMonth()]} ${date(day).getUTCFullYear()}`;

  // The day in which a point in time lies that is so many days after a day.
  const at = (day, days) => day + Math.floor(days + 1e-9);

  // First days of months from one day to another, every so many months counted from a January.
  const monthsBetween = (from, to, every) => {
    const found = [];
    const start = date(from);
    for (let month = start.getUTCFullYear() * 12 + Math.floor(start.getUTCMonth() / every) * every; ; month += every) {
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMilliseconds;
      if (day > to) return found;
      if (day >= from) found.push({ day, year: Math.floor(month / 12), month: months[month % 12], isYear: month % 12 === 0 });
    }
  };

  return { parse, iso, long, at, monthsBetween };
})();
