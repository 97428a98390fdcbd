// The tools above the canvas: how it is shown, full screen, a link to just this.

import { refreshLook, setTools } from "./frames.js";
import { find, findAll, press, target } from "./page.js";
import { setView, viewed } from "./view.js";
/** @import { Look } from "./channel.js" */
/** @import { Name } from "./view.js" */

const BACKGROUNDS = new Set(["white", "black", "checks"]);
const THEMES = new Set(["light", "dark"]);

/**
 * Make the tools work.
 * @param {(key: string) => void} onKey What a key does that was pressed in a canvas.
 */
export function startToolbar(onKey) {
  setTools(look, onKey);
  refresh();
  document.addEventListener("storyville:changed", show);
  document.addEventListener("change", (event) => {
    const choice = target(event, "select[data-tool]");
    if (choice instanceof HTMLSelectElement) set(toolOf(choice), choice.value);
  });
  document.addEventListener("click", (event) => {
    const button = target(event, "button[data-tool]");
    if (button instanceof HTMLButtonElement) toggle(toolOf(button), button.value);
    if (target(event, "[data-fullscreen]")) toggleFullScreen();
    const link = target(event, "[data-copy-link]");
    if (link) link.dataset.copy = location.href; // copy.js does the rest
  }, { capture: true });
}

/** @param {HTMLElement} element */
function toolOf(element) {
  return /** @type {Name} */ (element.dataset.tool);
}

/**
 * Choose one of several, or none of them if it was chosen.
 * @param {Name} name
 * @param {string} value
 */
export function toggle(name, value) {
  if (name === "show") return set(name, toggled(viewed("show").split(","), value).join(","));
  set(name, viewed(name) === value ? "" : value);
}

/**
 * @param {string[]} values
 * @param {string} value
 */
function toggled(values, value) {
  const others = values.filter((each) => each && each !== value);
  return values.includes(value) ? others : [...others, value];
}

/**
 * @param {Name} name
 * @param {string} value
 */
function set(name, value) {
  setView(name, value);
  refresh();
}

function refresh() {
  show();
  refreshLook();
}

/** Show what is chosen. */
function show() {
  for (const choice of findAll("select[data-tool]")) {
    if (choice instanceof HTMLSelectElement) choice.value = viewed(toolOf(choice));
  }
  press(findAll("button[data-tool]"), (button) => {
    const chosen = viewed(toolOf(button)).split(",");
    return button instanceof HTMLButtonElement && chosen.includes(button.value);
  });
}

/** @returns {Look} */
function look() {
  const [theme, background, zoom] = [viewed("theme"), viewed("background"), Number(viewed("zoom"))];
  return {
    theme: THEMES.has(theme) ? theme : "",
    background: BACKGROUNDS.has(background) ? background : "",
    dir: viewed("dir") === "rtl" ? "rtl" : "",
    zoom: zoom >= 0.25 && zoom <= 4 ? zoom : 1,
    show: viewed("show").split(","),
  };
}

/** Show the canvas on the whole screen, or no longer. */
export function toggleFullScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void find(".canvas")?.requestFullscreen();
}
