// Puts the page together and keeps it in step with what is chosen.
const page = (() => {
  const { element, byId } = dom;

  const choices = (select, items) => select.replaceChildren(...items.map(({ value, label }) => element('option', { value }, label)));

  // One chart for each thing of a list, made anew when the list changes.
  const charts = (host, prefix) => {
    let made = [];
    let ids = '';
    return (things, spec) => {
      if (things.map(t => t.id).join() !== ids) {
        host.replaceChildren();
        made = things.map((t, i) => chart.create(host, `${prefix}-${i}`));
        ids = things.map(t => t.id).join();
      }
      things.forEach((t, i) => made[i].update(spec(t)));
    };
  };

  const copy = async (button, value) => {
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(value);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Not allowed here';
    }
    setTimeout(() => { button.textContent = said; }, 1500);
  };

  const start = ({ data, bytes }) => {
    const { assumptions, dates, bits } = data;
    const opened = dates.map(d => forecast.open(d, assumptions, bytes, bits));
    const state = { index: dates.length - 1, mission: null, choice: 'updated', shares: null, pattern: null };
    const draw = {
      capability: charts(byId('capability-charts'), 'capability'), delay: charts(byId('delay-chart'), 'delay'),
      sites: charts(byId('site-charts'), 'site'), crews: charts(byId('crew-charts'), 'crew'),
    };
    const now = () => opened[state.index];

    const sharesAt = o => {
      const own = state.choice === 'own' && weights.normalised(state.shares, o.possible);
      return own || (state.choice === 'stated' && weights.normalised(o.stated, o.possible)) || o.updated;
    };

    const several = o => o.possible.filter(p => p).length > 1;
    const blendAt = o => ({ ...forecast.blend(o, sharesAt(o)), label: assumptions.length > 1 ? 'blend' : 'forecast', style: 'blend', dash: null });
    const viewsAt = o => [
      ...(several(o) ? assumptions.map((a, i) => i).filter(i => o.possible[i]) : []).map(i => ({ ...forecast.single(o, i), label: assumptions[i].name, style: `a${i}`, dash: assumptions[i].dash })),
      blendAt(o),
    ];

    const beliefs = controls.create(byId('beliefs'), assumptions, (index, share) => {
      const o = now();
      const from = sharesAt(o);
      if (from.filter((w, i) => w > 0 && i !== index).length) state.pattern = from;
      state.shares = weights.moved(from, index, share, o.possible, state.pattern ?? o.updated);
      state.choice = 'own';
      changed();
    });

    // With them 'risksim run' makes a run with these weights.
    const options = o => [
      ...(assumptions.length > 1 ? [...assumptions.map((a, i) => `--set assumptions.${a.id}.weight=${text.number(sharesAt(o)[i])}`), '--set update_weights=false'] : []),
      `--as-of ${o.date.asOf}`,
    ].join(' ');

    // At most one redrawing for each picture on the screen.
    let waiting = false;
    const changed = () => {
      address.write(assumptions, { date: dates[state.index].asOf, mission: state.mission, choice: state.choice, shares: state.shares });
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        show();
      });
    };

    const show = () => {
      const o = now();
      const views = viewsAt(o);
      const blend = views[views.length - 1];
      const { date, frame } = o;
      const kinds = date.kinds.filter(k => k.atRisk);
      const mission = date.missions.find(m => m.id === state.mission);
      const names = [...date.missions, ...date.spacecraft].map(m => m.name);
      const said = [
        ...kinds.slice(0, 1).map(k => sentences.capability(blend, k)),
        ...(mission ? [sentences.mission(blend, mission)] : []),
        ...date.spacecraft.slice().sort((a, b) => (blend.find(`spacecraft.${b.id}.prob_limit_reached`)?.value ?? 0) - (blend.find(`spacecraft.${a.id}.prob_limit_reached`)?.value ?? 0)).slice(0, 1).map(s => sentences.crew(blend, s)),
      ];
      byId('answer').replaceChildren(...said.map((s, i) => element('p', { class: i ? 'more' : 'lead' }, dom.around(`${s}.`.replace(/(\d) %/g, '$1\u00a0%'), names))));
      const mixed = assumptions.length > 1
        ? `${state.choice === 'updated' || blend.isRun ? 'With the weights as the evidence has updated them' : state.choice === 'stated' ? 'With the weights as they were stated' : 'With your weights'}: ${assumptions.map((a, i) => `${a.name} ${text.weight(sharesAt(o)[i])}`).join(', ')}.` : '';
      byId('mixture').textContent = mixed;
      byId('identity').textContent = `What was known on ${calendar.long(frame.asOf)}, looking ahead to ${calendar.long(frame.horizon)}`;
      beliefs.set(sharesAt(o));
      byId('as-updated').setAttribute('aria-pressed', String(blend.isRun));
      byId('as-stated').setAttribute('aria-pressed', String(weights.same(sharesAt(o), weights.normalised(o.stated, o.possible) ?? o.updated)));
      byId('options').textContent = options(o);
      byId('date').value = String(state.index);
      byId('before').disabled = state.index === 0;
      byId('after').disabled = state.index === dates.length - 1;
      byId('mission').value = state.mission ?? '';
      draw.capability(kinds, k => plots.capability(views, k));
      const flies = mission && !mission.launched && blend.curve(`missions.${mission.id}.delay`);
      byId('delay-chart').hidden = !flies;
      if (flies) draw.delay([mission], m => plots.delay(views, m));
      const isDrawn = s => views.some(v => plots.isSeen(v.curve(`sites.${s.id}.restored`)));
      draw.sites(date.sites.filter(isDrawn), s => plots.restoration(views, s));
      byId('site-words').replaceChildren(...date.sites.filter(s => !isDrawn(s)).map(s => element('p', { class: 'note' }, dom.name(s.name), ': ',
        text.value(blend.find(`sites.${s.id}.restored.prob_beyond_horizon`), frame, blend.trials, true), ` chance that it is not back by ${calendar.long(frame.horizon)}.`)));
      draw.crews(date.spacecraft.filter(s => views.some(v => v.curve(`spacecraft.${s.id}.overstay`))), s => plots.overstay(views, s));
      byId('sites').hidden = date.sites.length === 0;
      byId('crews').hidden = date.spacecraft.length === 0;
      ranges.update(byId('ranges'), blend, state.mission, choose);
      byId('mission-table').replaceChildren(...(mission && !mission.launched ? [tables.mission(views, mission)] : []));
      byId('tables').replaceChildren(tables.missions(blend), ...date.kinds.map(k => tables.capability(views, k)),
        ...date.sites.map(s => tables.sites(views, s)), ...date.spacecraft.map(s => tables.spacecraft(views, s)));
      byId('errors').hidden = blend.isRun;
      byId('run').textContent = `risksim ${date.version} · run ${date.run} · ${text.count(date.trials)} trials per assumption · seed ${date.seed} · ${date.sampling} · scenario ${date.text.slice(0, 12)}`;
      history.update(byId('history'), opened.map(blendAt), state.index, mission, goTo);
    };

    // After another date, its missions and weights.
    const turn = () => {
      const { date } = now();
      const toCome = date.missions.filter(m => !m.launched);
      if (!date.missions.some(m => m.id === state.mission)) state.mission = (toCome.find(m => m.main) ?? toCome[0] ?? date.missions[0])?.id ?? null;
      choices(byId('mission'), date.missions.map(m => ({ value: m.id, label: m.launched ? `${m.name} (launched)` : m.name })));
      beliefs.build(now(), sharesAt(now()));
      byId('weights').hidden = assumptions.length < 2;
    };

    const goTo = index => {
      state.index = index;
      turn();
      changed();
    };

    const choose = mission => {
      state.mission = mission;
      changed();
    };

    const follow = () => {
      const asked = address.read(assumptions);
      const index = dates.findIndex(d => d.asOf === asked.date);
      if (index >= 0) state.index = index;
      if (now().date.missions.some(m => m.id === asked.mission)) state.mission = asked.mission;
      const usable = asked.choice !== 'own' || weights.normalised(asked.shares, now().possible);
      state.choice = usable ? asked.choice : 'updated';
      state.shares = usable ? asked.shares : null;
      turn();
      show();
    };

    choices(byId('date'), dates.map((d, i) => ({ value: String(i), label: calendar.long(calendar.parse(d.asOf)) })));
    byId('dates').hidden = dates.length < 2;
    byId('date').addEventListener('change', event => goTo(Number(event.target.value)));
    byId('before').addEventListener('click', () => goTo(state.index - 1));
    byId('after').addEventListener('click', () => goTo(state.index + 1));
    byId('mission').addEventListener('change', event => choose(event.target.value));
    for (const choice of ['updated', 'stated'])
      byId(`as-${choice}`).addEventListener('click', () => {
        Object.assign(state, { choice, shares: null, pattern: null });
        changed();
      });
    byId('copy-link').addEventListener('click', event => copy(event.target, location.href));
    byId('copy-options').addEventListener('click', event => copy(event.target, byId('options').textContent));
    byId('theme').addEventListener('click', () => {
      const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark'
        || (getComputedStyle(document.documentElement).colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
      document.documentElement.dataset.theme = isDark ? 'light' : 'dark';
    });
    addEventListener('hashchange', follow);
    follow();
    document.documentElement.dataset.ready = 'yes';
  };

  payload.unpack(byId('data')).then(start).catch(error => {
    byId('answer').textContent = 'This page cannot be shown: its data cannot be read by this browser.';
    console.error(error);
  });
})();
