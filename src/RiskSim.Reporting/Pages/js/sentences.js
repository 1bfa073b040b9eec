// Figures as plain sentences, worded as everywhere in the program.
const sentences = (() => {
  const worthSaying = 0.05;
  const oftenEnough = 0.2;

  const asked = (view, probability) => text.nearest(view.opened.date.quantiles, probability);
  const shown = (view, figure) => text.value(figure, view.opened.frame, view.trials, true);
  const chance = probability => `${text.number(probability * 100)} %`;

  // The largest threshold that is still likely enough to be worth saying, else the smallest that there is.
  const tail = (view, prefix) => {
    let chosen = null;
    for (const days of view.opened.date.thresholds) {
      const figure = view.find(prefix + text.exceeds(days));
      if (figure && (!chosen || figure.value >= worthSaying)) chosen = { days, figure };
    }
    return chosen;
  };

  // Whole days between the planned date and the date beside it.
  const lateness = (days, error = 0) => {
    if (days > -1 && days < 1) return 'on time';
    return `${text.daysInWords(rounding.days(Math.floor(days + 1e-9), error, true).replace('-', ''))} ${days > 0 ? 'late' : 'early'}`;
  };

  const missionOutlook = (view, mission) => {
    const { frame } = view.opened;
    if (mission.launched)
      return `launched ${mission.launched}, ${lateness(calendar.parse(mission.launched) - calendar.parse(mission.planned))}`;
    if (!view.isPossible) return 'no figures: the assumption contradicts what is known';
    const id = `missions.${mission.id}`;
    const parts = [];
    const onTime = view.find(`${id}.delay.prob_on_time`);
    if (onTime) parts.push(`${shown(view, onTime)} on time`);
    const planning = asked(view, 0.8);
    const delay = view.find(`${id}.delay.${text.percentile(planning)}`);
    if (delay) parts.push(`${text.percentileName(planning)} ${delay.value === Infinity ? `beyond ${calendar.iso(frame.horizon)}` : lateness(delay.value, delay.error)}`);
    const late = tail(view, `${id}.delay.`);
    if (late) parts.push(`${shown(view, late.figure)} chance of more than ${text.number(late.days)} days`);
    const never = view.find(`${id}.prob_not_launched`);
    if (never && never.value >= oftenEnough) parts.push(`${shown(view, never)} chance of no launch by ${calendar.iso(frame.horizon)}`);
    return parts.length === 0 ? 'no figures' : parts.join('; ');
  };

  const mission = (view, about) => `${about.name}: ${missionOutlook(view, about)}`;

  const back = (view, kind, probability) => {
    const figure = view.find(`capability.${kind.id}.remaining.${text.percentile(probability)}`);
    if (!figure) return text.absent;
    const { asOf, horizon } = view.opened.frame;
    return figure.value === Infinity ? `only after ${calendar.iso(horizon)}` : `by ${calendar.iso(calendar.at(asOf, figure.value))}`;
  };

  const capability = (view, kind) => {
    const { asOf, horizon } = view.opened.frame;
    if (!view.isPossible) return `${kind.capital} launches: no figures, the assumption contradicts what is known`;
    const now = view.find(`capability.${kind.id}.${text.lostAfter(0)}`);
    if (now && now.value > 0.5) {
      const middle = asked(view, 0.5);
      const planning = asked(view, 0.8);
      const late = tail(view, `capability.${kind.id}.remaining.`);
      const sentence = `No ${kind.name} launch is possible on ${calendar.iso(asOf)}; the capability is back `
        + `${back(view, kind, middle)} with ${chance(middle)} probability and ${back(view, kind, planning)} with ${chance(planning)}`;
      return late ? `${sentence}; ${shown(view, late.figure)} chance that it takes more than ${text.number(late.days)} days from now` : sentence;
    }
    const any = tail(view, `capability.${kind.id}.longest.`);
    const opening = `${kind.capital} launches are possible on ${calendar.iso(asOf)}`;
    return any ? `${opening}; ${shown(view, any.figure)} chance of a loss of more than ${text.number(any.days)} days by ${calendar.iso(horizon)}` : opening;
  };

  const crew = (view, spacecraft) => {
    const id = `spacecraft.${spacecraft.id}`;
    const planning = asked(view, 0.8);
    const overstay = view.find(`${id}.overstay.${text.percentile(planning)}`);
    if (!overstay) return `${spacecraft.name}: no relief is needed`;
    const days = text.daysInWords(rounding.days(overstay.value, overstay.error, true));
    const over = overstay.value < 0.5 ? 'the crew stays no longer than planned'
      : overstay.value >= (spacecraft.longest ?? Infinity) ? `the crew stays until its limit, ${days} longer than planned`
      : `the crew stays ${days} longer than planned`;
    const limit = view.find(`${id}.prob_limit_reached`);
    return `${spacecraft.name}: at ${text.percentileName(planning)} ${over}${limit ? `; ${shown(view, limit)} chance that the limit is reached` : ''}`;
  };

  return { mission, missionOutlook, capability, crew, lateness };
})();
