// The rows of the sidebar: a branch gets its rows when it is first opened.

import { linkTo, node } from "./page.js";
import { MARKS, MARK_WORDS, WORDS } from "./statuses.js";
/** @import { Item } from "./catalog.js" */
/** @import { Mark } from "./statuses.js" */

/** @type {WeakMap<Element, Item>} */
const items = new WeakMap();

/**
 * The item that a row stands for.
 * @param {Element} row
 */
export function itemOf(row) {
  return items.get(row);
}

/**
 * Make a list show a branch's children. What shows an entry already stays as it is.
 * @param {HTMLElement} list
 * @param {Item} branch
 * @param {ReadonlySet<string>} open The ids of the branches that are open.
 * @param {number} depth
 */
export function fillList(list, branch, open, depth = 0) {
  /** @type {Map<string, Element>} */
  const old = new Map();
  for (const line of list.children) old.set(itemOf(rowOf(line))?.id ?? "", line);
  let next = list.firstElementChild;
  for (const child of branch.children) {
    const known = old.get(child.id);
    old.delete(child.id);
    const line = known ? refreshed(known, child, open, depth) : branchItem(child, open, depth);
    if (line === next) next = line.nextElementSibling;
    else list.insertBefore(line, next);
  }
  for (const line of old.values()) line.remove();
}

/** @param {Element} line */
function rowOf(line) {
  return /** @type {HTMLAnchorElement} */ (line.firstElementChild);
}

/**
 * A list item that shows an older state of an item, brought up to date.
 * @param {Element} line
 * @param {Item} item
 * @param {ReadonlySet<string>} open
 * @param {number} depth
 */
function refreshed(line, item, open, depth) {
  const row = rowOf(line);
  const list = row.nextElementSibling;
  const isSame = itemOf(row)?.entry === item.entry;
  fillRow(row, item, depth);
  if (!isSame && list instanceof HTMLElement) {
    if (item.size) fillList(list, item, open, depth + 1);
    else list.remove();
  }
  if (!item.size) row.ariaExpanded = null;
  else row.ariaExpanded ??= "false";
  if (open.has(item.id)) openRow(row, open);
  return line;
}

/**
 * @param {Item} branch
 * @param {ReadonlySet<string>} open
 * @param {number} depth
 */
function branchList(branch, open, depth) {
  const list = document.createElement("ul");
  list.role = "group";
  fillList(list, branch, open, depth);
  return list;
}

/**
 * @param {Item} item
 * @param {ReadonlySet<string>} open
 * @param {number} depth
 */
function branchItem(item, open, depth) {
  const line = document.createElement("li");
  line.role = "none";
  const link = emptyRow();
  line.append(link);
  fillRow(link, item, depth);
  if (item.size) link.ariaExpanded = "false";
  if (open.has(item.id)) openRow(link, open);
  return line;
}

function emptyRow() {
  const link = document.createElement("a");
  link.role = "treeitem";
  link.className = "row";
  link.tabIndex = -1;
  for (const name of ["twist", "label", "mark-icon", "state"]) {
    const part = document.createElement("span");
    part.className = name;
    part.ariaHidden = name === "label" ? null : "true";
    link.append(part);
  }
  return link;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {Item} item
 * @param {number} depth
 */
function fillRow(link, item, depth) {
  const [, label, mark, state] = link.children;
  if (items.get(link)?.entry !== item.entry) {
    link.href = linkTo(item.page);
    link.dataset.kind = item.kind;
    link.ariaLevel = String(depth + 1);
    link.style.setProperty("--depth", String(depth));
    if (item.page === node) link.ariaCurrent = "page";
    if (label) label.textContent = item.title;
    if (state instanceof HTMLElement) fillState(state, item);
    if (mark instanceof HTMLElement) fillMark(mark, item);
    link.dataset.status = item.status;
    link.ariaDescription = [wordsOf(item.status), markWords(item)].filter(Boolean).join(", ") || null;
  }
  items.set(link, item);
}

/**
 * Show how a story is, or a branch by the worst below it where no rows do.
 * @param {HTMLElement} state
 * @param {Item} item
 */
function fillState(state, { status }) {
  state.title = wordsOf(status);
}

/** @param {Item["status"]} status */
function wordsOf(status) {
  return status === "none" ? "" : WORDS[status];
}

/**
 * Show that something is marked, the first of its marks.
 * @param {HTMLElement} icon
 * @param {Item} item
 */
function fillMark(icon, item) {
  icon.dataset.mark = marksIn(item)[0] ?? "";
  icon.title = markWords(item);
}

/**
 * @param {Item} item
 * @returns {Mark[]}
 */
function marksIn({ marks }) {
  return MARKS.filter((mark) => marks[mark]);
}

/**
 * What a story's marks mean; of a branch how many have which.
 * @param {Item} item
 */
function markWords(item) {
  const say = (/** @type {Mark} */ mark) =>
    item.kind === "story"
      ? MARK_WORDS[mark].label
      : `${item.marks[mark]} ${MARK_WORDS[mark].counted}`;
  return marksIn(item).map(say).join(", ");
}

/**
 * Show the children of a row's item.
 * @param {HTMLElement} row
 * @param {ReadonlySet<string>} open
 */
export function openRow(row, open) {
  const item = items.get(row);
  if (!item?.size) return;
  row.ariaExpanded = "true";
  const depth = Number(row.ariaLevel);
  if (!row.nextElementSibling) row.after(branchList(item, open, depth));
}

/**
 * Hide the children of a row's item.
 * @param {HTMLElement} row
 */
export function closeRow(row) {
  if (row.ariaExpanded) row.ariaExpanded = "false";
}
