// How a canvas is shown: its theme, background, direction and zoom, a grid, outlines.

import { stopMeasuring, startMeasuring } from "./measure.js";
/** @import { Look } from "../channel.js" */

const CHECKS = `conic-gradient(#d8d8d8 25%, #fff 0 50%, #d8d8d8 0 75%, #fff 0) 0 0 / 16px 16px`;
const GRID = `html::after {
  content: "" !important; position: fixed !important; inset: 0 !important;
  z-index: 2147483645 !important; pointer-events: none !important; background:
    repeating-linear-gradient(rgb(11 93 112 / 22%) 0 1px, transparent 1px 8px),
    repeating-linear-gradient(90deg, rgb(11 93 112 / 22%) 0 1px, transparent 1px 8px) !important;
}`;
const OUTLINE = `body * { outline: 1px solid rgb(214 51 108 / 55%) !important; outline-offset: -1px !important; }
body :is(div, section, article, main, header, footer, nav, form) { outline-color: rgb(25 113 194 / 55%) !important; }`;

const sheet = new CSSStyleSheet();
/** The attributes of the root element before any of them was changed. */
/** @type {Map<string, string | null>} */
const own = new Map();

/** @param {Look} look */
export function applyLook({ theme, background, dir, zoom, show }) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  sheet.replaceSync([...rules(theme, background, zoom, show)].join("\n"));
  change("data-theme", theme);
  change("dir", dir);
  if (show.includes("measure")) startMeasuring();
  else stopMeasuring();
}

/**
 * @param {string} theme
 * @param {string} background
 * @param {number} zoom
 * @param {string[]} show
 */
function* rules(theme, background, zoom, show) {
  if (theme) yield `:root { color-scheme: ${theme} !important; }`;
  if (background) {
    const value = background === "checks" ? CHECKS : background;
    yield `:root { background: ${value} !important; } body { background: none !important; }`;
  }
  if (zoom !== 1) yield `body { zoom: ${zoom}; }`;
  if (show.includes("grid")) yield GRID;
  if (show.includes("outline")) yield OUTLINE;
}

/**
 * Give the root element an attribute, or what it had before.
 * @param {string} name
 * @param {string} value
 */
function change(name, value) {
  const root = document.documentElement;
  if (value) {
    if (!own.has(name)) own.set(name, root.getAttribute(name));
    root.setAttribute(name, value);
  } else if (own.has(name)) {
    const before = own.get(name) ?? null;
    own.delete(name);
    if (before === null) root.removeAttribute(name);
    else root.setAttribute(name, before);
  }
}
