// The rows of the sidebar: a branch gets its rows when it is first opened.

import { here, linkTo } from "./page.js";
/** @import { Item } from "./catalog.js" */

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
 * The list of a branch's children.
 * @param {Item} branch
 * @param {ReadonlySet<string>} open The ids of the branches that are open.
 * @param {number} depth
 */
export function branchList(branch, open, depth = 0) {
  const list = document.createElement("ul");
  list.role = depth ? "group" : "tree";
  for (const child of branch.children) list.append(branchItem(child, open, depth));
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
  const link = row(item, depth);
  line.append(link);
  if (item.size) link.ariaExpanded = "false";
  if (open.has(item.id)) openRow(link, open);
  return line;
}

/**
 * @param {Item} item
 * @param {number} depth
 */
function row(item, depth) {
  const link = document.createElement("a");
  link.role = "treeitem";
  link.className = "row";
  link.href = linkTo(item.page);
  link.tabIndex = -1;
  link.dataset.kind = item.kind;
  link.ariaLevel = String(depth + 1);
  link.style.setProperty("--depth", String(depth));
  if (item.page === here) link.ariaCurrent = "page";
  const twist = document.createElement("span");
  twist.className = "twist";
  const label = document.createElement("span");
  label.className = "label";
  label.textContent = item.title;
  link.append(twist, label);
  items.set(link, item);
  return link;
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
