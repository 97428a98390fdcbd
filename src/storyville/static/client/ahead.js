// Controls in a site without a server: the edits that were rendered ahead, a file each.

import { showServed, textOf } from "./live/fields.js";
import { find, findAll, target } from "./page.js";

const ROWS = "#controls [data-own]";

/** Make the controls work that can, unless live.js already has. */
export function startControlsAhead() {
  const form = find("#controls form");
  const set = form?.querySelector("fieldset");
  if (!form?.dataset.ahead || !set?.disabled) return;
  const files = new Map(Object.entries(JSON.parse(form.dataset.ahead)));
  set.disabled = false;
  for (const row of findAll(ROWS)) {
    const begin = `${encodeURIComponent(`arg.${row.dataset.arg}`)}=`;
    const isAhead = [...files.keys()].some((query) => query.split("&").some((part) => part.startsWith(begin)));
    if (!isAhead) disable(row);
  }
  form.addEventListener("input", (event) => {
    const row = target(event, ROWS);
    if (row) change(files, row);
  });
  document.addEventListener("click", (event) => {
    const name = target(event, "#controls [data-reset]")?.dataset.reset;
    if (name === undefined) return;
    for (const row of findAll(ROWS)) if (!name || row.dataset.arg === name) showServed(row);
    change(files, null);
  });
}

/** @param {HTMLElement} row */
function disable(row) {
  for (const field of row.querySelectorAll("input, select, textarea")) {
    field.toggleAttribute("disabled", true);
  }
}

/**
 * Show what was chosen; where that was not rendered together with the rest, by itself.
 * @param {Map<string, string>} files
 * @param {HTMLElement | null} changed
 */
function change(files, changed) {
  if (changed && query() && !files.has(query())) {
    for (const row of findAll(ROWS)) if (row !== changed) showServed(row);
  }
  show(files.get(query()) ?? "canvas.html");
  for (const row of findAll(ROWS)) {
    row.toggleAttribute("data-edited", isEdited(row));
    for (const button of row.querySelectorAll("button[data-reset]")) {
      button.toggleAttribute("hidden", !isEdited(row));
    }
  }
  // What is copied is the story as it was built.
  find(".controls-bar [data-copy]")?.toggleAttribute("hidden", Boolean(query()));
  find(".controls-bar [data-reset]")?.toggleAttribute("hidden", !query());
}

/** @param {HTMLElement} row */
function isEdited(row) {
  return textOf(row) !== row.dataset.own;
}

/** What is edited, as the names of files have it. */
function query() {
  const edited = findAll(ROWS).filter(isEdited);
  const args = edited.map((row) => [`arg.${row.dataset.arg}`, textOf(row)]);
  return args.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
}

/** @param {string} file */
function show(file) {
  const frame = find(".canvas .frame");
  const alone = find(".canvas a[target]");
  for (const [element, name] of /** @type {const} */ ([[frame, "src"], [alone, "href"]])) {
    const link = element?.getAttribute(name);
    if (link) element?.setAttribute(name, link.replace(/[^/]*$/, file));
  }
}
