// A notice that what the page shows is not there any more.

import { element } from "./elements.js";
import { urlOf } from "./site.js";

/** @typedef {{ address: string, title: string }} Place */

const ID = "storyville-gone";
const STYLE = `
:host { all: initial; color-scheme: inherit; display: block; margin-bottom: 18px; }
p { margin: 0; padding: 9px 14px; border: 1px solid light-dark(#a9ced5, #2c5862); border-radius: 8px;
font: 14px/1.5 "Inter", system-ui, sans-serif; overflow-wrap: anywhere;
color: light-dark(#1f1c18, #eeeae3); background: light-dark(#e2eff1, #1b3339); }
a { color: light-dark(#0b5d70, #7bcbdb); font-weight: 550; text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; border-radius: 3px; }
:host(.alone) { position: fixed; z-index: 2147483647; inset: 12px 12px auto; margin: 0 auto;
max-width: 32rem; color-scheme: light dark; }`;

/**
 * Say where the page's content went, or what is above where it was.
 * @param {Place | null} moved
 * @param {Place} above
 */
export function showGone(moved, above) {
  hideGone();
  const place = moved ?? above;
  const link = element("a", { href: urlOf(place.address) }, place.title);
  const text = moved
    ? [`This ${kind()} is now at `, link, "."]
    : [`This ${kind()} was deleted. Go to `, link, "."];
  const host = element("div", { id: ID, role: "status" });
  host.attachShadow({ mode: "open" }).append(element("style", {}, STYLE), element("p", {}, ...text));
  const main = document.querySelector("main.docked .upper") ?? document.querySelector("main.main");
  if (main) return main.prepend(host);
  host.className = "alone";
  document.documentElement.append(host);
}

/** The content is there again. */
export function hideGone() {
  document.getElementById(ID)?.remove();
}

function kind() {
  if (document.querySelector(".main.docked")) return "story";
  if (document.querySelector(".main > .stories")) return "subject";
  return document.querySelector(".main") ? "section" : "story";
}
