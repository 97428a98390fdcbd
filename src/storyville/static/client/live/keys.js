// Ids for the time of a morph, so that what must stay is found again: frames, and their list items.

import { bare } from "./args.js";
import { FRAMES } from "./site.js";
import { isServed, KEY } from "./served.js";

/**
 * Give the same ids to the same things of two trees; the result takes them away.
 * @param {Element} live
 * @param {Element} fresh
 */
export function withKeys(live, fresh) {
  for (const tree of [live, fresh]) {
    /** @type {Map<string, number>} */
    const seen = new Map();
    for (const frame of tree.querySelectorAll(FRAMES)) {
      if (tree === live && !isServed(frame)) continue;
      const address = bare(frame.getAttribute("data-canvas") ?? "");
      const count = seen.get(address) ?? 0;
      seen.set(address, count + 1);
      give(frame, `${address}:${count}`);
      give(frame.closest("li"), `${address}:${count}:item`);
    }
  }
  return () => {
    for (const element of live.querySelectorAll(`[id^="${KEY}"]`)) element.removeAttribute("id");
  };
}

/**
 * @param {Element | null} element
 * @param {string} key
 */
function give(element, key) {
  if (element && !element.hasAttribute("id")) element.id = KEY + key;
}
