// How a story is looked at. It is in the address, so that a link shows the same, and goes along to
// the next story in the tab.

import { recallInTab, rememberInTab } from "./storage.js";

/** @typedef {"viewport" | "theme" | "background" | "zoom" | "dir" | "show" | "panel"} Name */

/** @type {readonly Name[]} */
const NAMES = ["viewport", "theme", "background", "zoom", "dir", "show", "panel"];

/** @type {Map<Name, string>} */
const view = new Map();

/** Take the view from the address, or from what was last in this tab. */
export function startView() {
  const given = new URLSearchParams(location.search);
  const isGiven = NAMES.some((name) => given.has(name));
  const remembered = /** @type {Record<string, unknown>} */ (recallInTab("view") ?? {});
  for (const name of NAMES) {
    const value = isGiven ? given.get(name) : remembered[name];
    if (typeof value === "string" && value) view.set(name, value);
  }
  write();
}

/** @param {Name} name */
export function viewed(name) {
  return view.get(name) ?? "";
}

/**
 * Change one thing of the view; empty for how it is of itself.
 * @param {Name} name
 * @param {string} value
 */
export function setView(name, value) {
  if (value) view.set(name, value);
  else view.delete(name);
  write();
}

function write() {
  rememberInTab("view", Object.fromEntries(view));
  const url = new URL(location.href);
  for (const name of NAMES) {
    const value = view.get(name);
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  url.search = url.search.replaceAll("%2C", ",");
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
