// The search: a dialog with results as you type, opened with Ctrl-K, a shortcut, or a press on a
// tag.

import { readCatalog } from "./catalog.js";
import { followDescriptions, loadDescriptions } from "./descriptions.js";
import { linkTo, target } from "./page.js";
import { Index, wordsOf } from "./ranking.js";
import { makePalette } from "./palette.js";
import { result } from "./results.js";
/** @import { Item } from "./catalog.js" */
/** @import { Palette } from "./palette.js" */

const LIMIT = 40;

/** @type {Palette | null} */
let palette = null;
/** @type {Index | null} */
let index = null;

/** Make the search open by keys and by presses. */
export function startSearch() {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    openSearch("");
  });
  document.addEventListener("click", (event) => {
    const asking = target(event, "[data-search]");
    if (asking) openSearch(asking.dataset.search ?? "");
  });
  document.addEventListener("storyville:navigation", () => (index = null));
  followDescriptions();
  document.addEventListener("storyville:descriptions", () => (index = null));
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

/**
 * What is searched in; descriptions are read as soon as they are there.
 * @param {Item} catalog
 */
function indexOf(catalog) {
  const made = new Index(catalog);
  const isWanted = () => index === made;
  void loadDescriptions()
    .then((texts) => made.read(texts, isWanted))
    .then(() => isWanted() && palette?.dialog.open && palette.input.value && showAgain(palette));
  return made;
}

/**
 * Show what is found now, unless somebody has gone down in the list.
 * @param {Palette} shown
 */
function showAgain(shown) {
  const first = shown.list.firstElementChild;
  if (!first || first.ariaSelected === "true") show(shown);
}

/** @param {Palette} shown */
function show({ input, list, status }) {
  const catalog = readCatalog();
  if (!catalog) return;
  index ??= indexOf(catalog);
  const found = index.best(input.value, LIMIT);
  const words = wordsOf(input.value);
  const links = found.map((known, at) => result(known, words, linkTo(known.item.page), at));
  list.replaceChildren(...links);
  list.scrollTop = 0;
  const nothing = input.value.trim() && !found.length;
  status.textContent = nothing ? `Nothing matches “${input.value.trim()}”.` : "";
  input.setAttribute("aria-activedescendant", found.length ? "result-0" : "");
  input.ariaExpanded = String(found.length > 0);
}
