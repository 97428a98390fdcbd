// What every canvas has: in the workshop it says how large it is, and does what the tools ask for.

import { startKeys } from "./canvas/keys.js";
import { startCanvas } from "./canvas/tools.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const folder = new URL(".", script.src).href;

script.remove();
if (window.parent !== window) {
  startCanvas(folder);
  startKeys();
}
