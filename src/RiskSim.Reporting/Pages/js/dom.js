// Elements; what comes from a scenario goes in as text only.
const dom = (() => {
  const fill = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes ?? {}))
      if (value === true) node.setAttribute(name, '');
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
    node.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined));
    return node;
  };

  const element = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  const svg = (tag, attributes, ...children) => fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
  const byId = id => document.getElementById(id);
  // A name from a scenario may run from right to left; it must not turn what stands around it.
  const name = value => element('bdi', null, value);

  // "… NAME …" with the name kept apart.
  const around = (sentence, names) => {
    const parts = [sentence];
    for (const wanted of names.filter(n => n))
      for (let i = 0; i < parts.length; i++) {
        const at = typeof parts[i] === 'string' ? parts[i].indexOf(wanted) : -1;
        if (at >= 0) parts.splice(i, 1, parts[i].slice(0, at), name(wanted), parts[i].slice(at + wanted.length));
      }
    return parts.filter(p => p !== '');
  };

  return { element, svg, byId, name, around };
})();
