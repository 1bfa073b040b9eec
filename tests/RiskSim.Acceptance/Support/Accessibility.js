// What a checker of accessibility looks at first; returns a list of what is wrong.
() => {
  const found = [];
  const tell = (rule, node) => found.push(`${rule}: ${node.outerHTML?.slice(0, 160) ?? node}`);
  const isSeen = node => node.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && !node.closest('.unseen, .skip');

  // Contrast of each text with what it stands on (WCAG 2.2, 1.4.3).
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const channels = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const backgroundOf = node => {
    for (let n = node; n; n = n.parentElement) {
      const colour = channels(getComputedStyle(n).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, noscript, option') || !isSeen(parent)) continue;
    texts++;
    const style = getComputedStyle(parent);
    const ink = channels(parent.closest('svg') ? style.fill : style.color);
    const [high, low] = [luminance(ink), luminance(backgroundOf(parent))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ink[3] < 255 || (high + 0.05) / (low + 0.05) < (isLarge ? 3 : 4.5)) tell(`contrast ${((high + 0.05) / (low + 0.05)).toFixed(2)} of "${node.data.trim().slice(0, 40)}"`, parent);
  }
  if (texts < 50) tell('texts', `only ${texts}`);

  // Names.
  const words = ids => ids.split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const nameOf = node => (node.getAttribute('aria-labelledby') ? words(node.getAttribute('aria-labelledby')) : '') || node.getAttribute('aria-label')?.trim()
    || [...(node.labels ?? [])].map(l => l.textContent.trim()).join(' ') || (node.matches('button, a, summary') ? node.textContent.trim() : '') || node.getAttribute('title')?.trim();
  for (const node of document.querySelectorAll('button, a[href], input, select, summary, [tabindex]:not(main), [role=region], [role=img], section, aside'))
    if (node.checkVisibility() && !nameOf(node)) tell('no name', node);
  for (const node of document.querySelectorAll('svg')) if (node.getAttribute('role') !== 'img' && node.getAttribute('aria-hidden') !== 'true') tell('picture without a role', node);
  for (const node of document.querySelectorAll('img')) if (!node.hasAttribute('alt')) tell('no alternative text', node);

  // Structure.
  const ids = [...document.querySelectorAll('[id]')].map(n => n.id);
  for (const id of ids.filter((id, i) => ids.indexOf(id) !== i)) tell('id twice', id);
  for (const node of document.querySelectorAll('[aria-labelledby], [aria-describedby], label[for]'))
    for (const id of (node.getAttribute('aria-labelledby') ?? '').concat(' ', node.getAttribute('aria-describedby') ?? '', ' ', node.getAttribute('for') ?? '').split(' ').filter(i => i))
      if (!document.getElementById(id)) tell(`no element ${id}`, node);
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(n => n.checkVisibility()).map(n => Number(n.tagName[1]));
  if (levels[0] !== 1 || levels.filter(l => l === 1).length !== 1) tell('headings', `begin ${levels.join(' ')}`);
  levels.forEach((level, i) => i && level > levels[i - 1] + 1 && tell('headings', `jump from ${levels[i - 1]} to ${level}`));
  if (!document.documentElement.lang) tell('language', 'none');
  if (!document.title.trim()) tell('title', 'none');
  for (const wanted of ['header', 'main', 'footer', 'aside']) if (document.querySelectorAll(`body > ${wanted}, main ${wanted}`).length !== 1) tell('landmark', wanted);
  for (const node of document.querySelectorAll('th')) if (!node.getAttribute('scope')) tell('no scope', node);
  for (const node of document.querySelectorAll('[tabindex]')) if (node.tabIndex > 0) tell('order of focus', node);

  // Targets (WCAG 2.2, 2.5.8).
  for (const node of document.querySelectorAll('button, select, input, summary')) {
    const box = node.getBoundingClientRect();
    if (isSeen(node) && box.width && (box.width < 24 || box.height < 24)) tell(`target ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`, node);
  }
  // Nothing is cut off at the side.
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) tell('width', `${document.documentElement.scrollWidth} in ${document.documentElement.clientWidth}`);
  return found;
}
