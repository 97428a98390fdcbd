// Timers of live.js, apart from those of the document that it stands in.

/** @type {Set<number>} */
const own = new Set();

/**
 * @param {number} milliseconds
 * @param {() => void} action
 */
export function later(milliseconds, action) {
  const id = setTimeout(() => {
    own.delete(id);
    action();
  }, milliseconds);
  own.add(id);
  return id;
}

/** @param {number} id */
export function cancel(id) {
  own.delete(id);
  clearTimeout(id);
}

/** Stop what the document's own scripts have planned: its content goes away. */
export function stopOthers() {
  for (let id = setTimeout(() => {}); id > 0; id--) if (!own.has(id)) clearTimeout(id);
  for (let id = requestAnimationFrame(() => {}); id > 0; id--) cancelAnimationFrame(id);
}

/** After the next paint; at once where nothing is painted. */
export async function painted() {
  if (document.hidden) return;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}
