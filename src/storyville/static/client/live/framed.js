// The side of a canvas in a frame.

import { bare, hereEdited } from "./args.js";
import { changeAssets } from "./assets.js";
import { changeCanvas } from "./canvas.js";
import { hear, tell } from "./channel.js";
import { here, servedAs } from "./site.js";
/** @import { AssetsMessage, CanvasMessage, PageMessage } from "./channel.js" */

const page = window.parent;

/** Show what the page around this frame sends. */
export function startFramed() {
  hear(async (/** @type {AssetsMessage | CanvasMessage | PageMessage} */ message, from) => {
    if (from !== page) return;
    if (message.storyville === "page") return sayReady();
    if (message.storyville !== "canvas" && message.storyville !== "assets") return;
    tell(page, { storyville: (await show(message)) ? "shown" : "swap", turn: message.turn });
  });
  addEventListener("keydown", ({ key, isComposing, defaultPrevented }) => {
    if (key === "Escape" && !isComposing && !defaultPrevented) tell(page, { storyville: "escape" });
  });
  sayReady();
}

/** The page may not listen yet; it asks when it does. */
function sayReady() {
  const [load] = performance.getEntriesByType("navigation");
  const start = load instanceof PerformanceNavigationTiming ? load.requestStart : 0;
  const asked = performance.timeOrigin + start;
  tell(page, { storyville: "ready", address: hereEdited(), generation: servedAs, asked });
}

/**
 * Whether a message's content could be shown in place.
 * @param {AssetsMessage | CanvasMessage} message
 */
async function show(message) {
  if (message.storyville === "assets") return changeAssets(message.addresses, message.generation);
  // Somebody may have followed a link in the frame.
  return bare(message.address) !== here() || changeCanvas(message.html);
}
