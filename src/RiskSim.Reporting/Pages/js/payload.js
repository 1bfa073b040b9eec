// The data of the page, deflated and in base64 in an element that no browser runs.
const payload = (() => {
  const unpack = async element => {
    const packed = Uint8Array.from(atob(element.textContent.trim()), c => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const all = await new Response(stream).arrayBuffer();
    const length = new DataView(all).getUint32(0, true);
    return { data: JSON.parse(new TextDecoder().decode(new Uint8Array(all, 4, length))), bytes: new Uint8Array(all, 4 + length) };
  };

  return { unpack };
})();
