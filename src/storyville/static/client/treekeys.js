// The keys of a tree, as the ARIA authoring practices have them.

import { target } from "./page.js";

/**
 * Make a tree answer to the arrow keys, Home and End.
 * @param {HTMLElement} tree
 * @param {(row: HTMLElement) => void} toggle
 */
export function startTreeKeys(tree, toggle) {
  tree.addEventListener("keydown", (event) => {
    const row = target(event, ".row");
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    if (move(tree, row, event.key, toggle)) event.preventDefault();
  });
  tree.addEventListener("focusin", (event) => {
    const row = target(event, ".row");
    if (row) stopAt(tree, row);
  });
}

/**
 * Do what a key asks for; false if it asks for nothing.
 * @param {HTMLElement} tree
 * @param {HTMLElement} row
 * @param {string} key
 * @param {(row: HTMLElement) => void} toggle
 */
function move(tree, row, key, toggle) {
  const rows = visibleRows(tree);
  const index = rows.indexOf(row);
  switch (key) {
    case "ArrowDown":
      return focus(rows[index + 1]);
    case "ArrowUp":
      return focus(rows[index - 1]);
    case "Home":
      return focus(rows[0]);
    case "End":
      return focus(rows.at(-1));
    case " ":
      toggle(row);
      return true;
    case "ArrowRight":
      if (row.ariaExpanded !== "false") return focus(row.ariaExpanded ? rows[index + 1] : null);
      toggle(row);
      return true;
    case "ArrowLeft":
      if (row.ariaExpanded !== "true") return focus(rowAbove(row));
      toggle(row);
      return true;
  }
  return false;
}

/**
 * @param {HTMLElement} tree
 * @returns {HTMLElement[]}
 */
function visibleRows(tree) {
  return [...tree.querySelectorAll("a")].filter(isVisible);
}

/** @param {HTMLElement} row */
function isVisible(row) {
  return row.checkVisibility();
}

/** @param {HTMLElement} row */
function rowAbove(row) {
  const above = row.closest("ul")?.previousElementSibling;
  return above instanceof HTMLElement ? above : null;
}

/** @param {HTMLElement | null | undefined} row */
function focus(row) {
  row?.focus();
  return true;
}

/**
 * @param {HTMLElement} tree
 * @param {HTMLElement} row
 */
function stopAt(tree, row) {
  for (const old of tree.querySelectorAll("a[tabindex='0']")) old.setAttribute("tabindex", "-1");
  row.tabIndex = 0;
}
