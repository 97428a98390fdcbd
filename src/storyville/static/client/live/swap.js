// A second frame for a canvas, loaded beside the first without being seen, which then takes its
// place.

import { sourceOf } from "./args.js";
import { since } from "./site.js";
import { painted } from "./timers.js";

let count = 0;

/** @type {WeakMap<Element, HTMLIFrameElement>} */
const pending = new WeakMap();

/**
 * Forget the frame that is being loaded in place of another; true if there was one.
 * @param {Element} old
 */
export function dropSwap(old) {
  pending.get(old)?.remove();
  return pending.delete(old);
}

/** @param {Element} old */
export function isSwapping(old) {
  return pending.has(old);
}

/**
 * Load a frame's document in a second one.
 * @param {HTMLIFrameElement} old
 * @returns {Promise<HTMLIFrameElement | null>} The new frame in its place; null if it was
 *   overtaken, or the server did not answer.
 */
export async function swap(old) {
  dropSwap(old);
  const fresh = likeness(old);
  pending.set(old, fresh);
  old.after(fresh);
  await loaded(fresh, old.dataset.canvas ?? "");
  await painted();
  if (pending.get(old) !== fresh || !old.isConnected || isLost(fresh)) {
    if (pending.get(old) === fresh) dropSwap(old);
    fresh.remove();
    return null;
  }
  pending.delete(old);
  replace(old, fresh);
  return fresh;
}

/**
 * When a frame has loaded, though it be the browser's page that says that there is no server.
 * @param {HTMLIFrameElement} frame
 * @param {string} address What it is to show.
 * @returns {Promise<void>}
 */
export function loaded(frame, address) {
  return new Promise((resolve) => {
    const done = () => {
      if (isLost(frame)) since.set(address, "");
      resolve();
    };
    frame.addEventListener("load", done, { once: true });
  });
}

/**
 * Whether a frame shows something else than this site: the browser's page that says that there is
 * no server.
 * @param {HTMLIFrameElement} frame
 */
export function isLost(frame) {
  return !frame.contentDocument;
}

/**
 * A frame of the same document and size, not yet known as one that shows a canvas.
 * @param {HTMLIFrameElement} old
 */
function likeness(old) {
  const fresh = document.createElement("iframe");
  fresh.id = `storyville-pending-${(count += 1)}`; // keeps a morph from taking it for another frame
  fresh.inert = true;
  fresh.dataset.coming = "";
  fresh.setAttribute("src", sourceOf(old));
  Object.assign(fresh.style, {
    position: "fixed",
    inset: "0 auto auto 0",
    width: `${old.offsetWidth}px`,
    height: `${old.offsetHeight}px`,
    border: "0",
    opacity: "0",
  });
  return fresh;
}

/**
 * @param {HTMLIFrameElement} old
 * @param {HTMLIFrameElement} fresh
 */
function replace(old, fresh) {
  const { scrollX = 0, scrollY = 0 } = (!isLost(old) && old.contentWindow) || {};
  const hadFocus = document.activeElement === old;
  for (const name of ["id", "inert", "data-coming", "style"]) fresh.removeAttribute(name);
  for (const { name, value } of old.attributes) {
    if (name !== "src") fresh.setAttribute(name, value); // that would load it again
  }
  old.remove();
  fresh.contentWindow?.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  if (hadFocus) fresh.focus({ preventScroll: true });
}
