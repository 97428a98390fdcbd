// The search: a dialog with results as you type, opened with "/", Ctrl-K, or a press on a tag.

import { readCatalog } from "./catalog.js";
import { linkTo, target } from "./page.js";
import { bestMatches, indexOf, wordsOf } from "./ranking.js";
import { makePalette } from "./palette.js";
import { result } from "./results.js";
/** @import { Palette } from "./palette.js" */
/** @import { Known } from "./ranking.js" */

const LIMIT = 40;

/** @type {Palette | null} */
let palette = null;
/** @type {Known[] | null} */
let index = null;

/** Make the search open by keys and by presses. */
export function startSearch() {
  document.addEventListener("keydown", (event) => {
    if (!asksForSearch(event)) return;
    event.preventDefault();
    openSearch("");
  });
  document.addEventListener("click", (event) => {
    const asking = target(event, "[data-search]");
    if (asking) openSearch(asking.dataset.search ?? "");
  });
  document.addEventListener("storyville:navigation", () => (index = null));
}

/**
 * Open the dialog with a query.
 * @param {string} query
 */
export function openSearch(query) {
  palette ??= makePalette(show);
  palette.input.value = query && `${query} `;
  if (!palette.dialog.open) palette.dialog.showModal();
  show(palette);
}

/** @param {KeyboardEvent} event */
function asksForSearch(event) {
  if (event.key.toLowerCase() === "k") return event.ctrlKey || event.metaKey;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  return event.key === "/" && plain && !target(event, "input, textarea, select, [contenteditable]");
}

/** @param {Palette} shown */
function show({ input, list, status }) {
  const catalog = readCatalog();
  if (!catalog) return;
  index ??= indexOf(catalog);
  const found = bestMatches(index, input.value, LIMIT);
  const words = wordsOf(input.value);
  list.replaceChildren(...found.map((item, at) => result(item, words, linkTo(item.page), at)));
  list.scrollTop = 0;
  const nothing = input.value.trim() && !found.length;
  status.textContent = nothing ? `Nothing matches “${input.value.trim()}”.` : "";
  input.setAttribute("aria-activedescendant", found.length ? "result-0" : "");
  input.ariaExpanded = String(found.length > 0);
}
