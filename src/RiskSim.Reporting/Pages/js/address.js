// The view in the page's address: #date=2026-01-28&mission=soyuz-ms-29&w=official:0.2,analyst:0.8 (or w=stated).
const address = (() => {
  const read = assumptions => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const said = asked.get('w');
    const shares = said && said !== 'stated' ? assumptions.map(a => {
      const part = said.split(',').map(p => p.split(':')).find(p => p[0] === a.id);
      return part ? Number(part[1]) : 0;
    }) : null;
    return { date: asked.get('date'), mission: asked.get('mission'), choice: said === 'stated' ? 'stated' : shares ? 'own' : 'updated', shares };
  };

  const write = (assumptions, { date, mission, choice, shares }) => {
    const parts = [`date=${date}`];
    if (mission) parts.push(`mission=${encodeURIComponent(mission)}`);
    if (choice === 'stated') parts.push('w=stated');
    if (choice === 'own') parts.push(`w=${assumptions.map((a, i) => `${a.id}:${shares[i]}`).join(',')}`);
    globalThis.history.replaceState(null, '', `#${parts.join('&')}`);
  };

  return { read, write };
})();
