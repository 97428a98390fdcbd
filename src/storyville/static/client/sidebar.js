// The sidebar: the catalog as a tree that remembers what is open and where it was scrolled to.

import { readCatalog, readNavigation } from "./catalog.js";
import { recallChoice, rememberChoice } from "./choices.js";
import { Filter, countStories } from "./filter.js";
import { makeFilterPanel } from "./filterpanel.js";
import { find, here, target } from "./page.js";
import { recall, recallInTab, remember, rememberInTab } from "./storage.js";
import { closeRow, fillList, itemOf, openRow } from "./tree.js";
import { startTreeKeys } from "./treekeys.js";
/** @import { Item } from "./catalog.js" */
/** @import { Choice } from "./filter.js" */
/** @import { Panel } from "./filterpanel.js" */

/** So many subjects and pages of sections may be shown at first without asking. */
const AT_A_GLANCE = 72;

/** So many stories are all shown when they are what a filter left. */
const UNFOLDED = 100;

/** @type {Set<string>} */
let open = new Set();
/** The branches that were closed in what a filter left. */
/** @type {Set<string>} */
const folded = new Set();
/** @type {Panel | null} */
let panel = null;
let filter = new Filter(recallChoice());
/** Whether all that a filter left is open, but for what was closed since. */
let isUnfolded = false;

/** Fill the sidebar, now and whenever a new nav.js says so. */
export function startSidebar() {
  const sidebar = find(".sidebar");
  if (!sidebar) return;
  const remembered = recall("open");
  const catalog = readCatalog();
  open = new Set(Array.isArray(remembered) ? remembered : catalog ? atFirst(catalog) : []);
  panel = makeFilterPanel(sidebar, choose);
  refreshNavigation();
  sidebar.scrollTop = Number(recallInTab("scroll") ?? 0);
  reveal(sidebar);
  sidebar.addEventListener("click", onClick);
  addEventListener("pagehide", () => rememberInTab("scroll", sidebar.scrollTop));
  startTreeKeys(sidebar, toggle);
  document.addEventListener("storyville:navigation", refreshNavigation);
}

/** Show the catalog as nav.js has it now. */
export function refreshNavigation() {
  const sidebar = find(".sidebar");
  const catalog = readCatalog((data) => filter.treeOf(data));
  if (!sidebar || !catalog) return;
  for (const id of idsAbove(here)) open.add(id);
  const focused = document.activeElement && itemOf(document.activeElement)?.id;
  const list = treeIn(sidebar);
  list.ariaLabel = catalog.title;
  list.hidden = !catalog.size;
  fillList(list, catalog, openIn(catalog));
  rest(sidebar, focused ?? "");
  showFilter(sidebar, catalog);
}

/**
 * Show what a filter leaves, or all in another order.
 * @param {Choice} choice
 */
function choose(choice) {
  const wasFiltering = filter.isFiltering;
  filter = new Filter(choice);
  rememberChoice(choice);
  folded.clear();
  if (filter.isFiltering || wasFiltering) find(".sidebar [role=tree]")?.replaceChildren();
  refreshNavigation();
}

/**
 * Say what the filter leaves of the catalog.
 * @param {HTMLElement} sidebar
 * @param {Item} catalog
 */
function showFilter(sidebar, catalog) {
  const data = readNavigation();
  const shown = countStories(catalog.entry);
  panel?.show(filter.choice, shown, filter.isFiltering && data ? countStories(data.tree) : shown);
  sidebar.classList.toggle("nothing-left", filter.isFiltering && !catalog.size);
}

/**
 * The ids of the branches that are open.
 * @param {Item} catalog
 * @returns {Set<string>}
 */
function openIn(catalog) {
  isUnfolded = filter.isFiltering && countStories(catalog.entry) <= UNFOLDED;
  if (!isUnfolded) return open;
  const branches = [...catalog.walk()].filter((item) => item.size && !folded.has(item.id));
  return new Set(branches.map((item) => item.id));
}

/**
 * The sidebar's list, made where it is not there yet.
 * @param {HTMLElement} sidebar
 */
function treeIn(sidebar) {
  const known = sidebar.querySelector("ul");
  if (known) return known;
  const list = document.createElement("ul");
  list.role = "tree";
  sidebar.append(list);
  return list;
}

/**
 * What is open before anyone has opened or closed a branch.
 * @param {Item} catalog
 */
function atFirst(catalog) {
  const sections = catalog.children.filter((child) => child.kind === "section");
  const rows = sections.reduce((sum, section) => sum + section.size, 0);
  return rows <= AT_A_GLANCE ? sections.map((section) => section.id) : [];
}

/**
 * The ids of a page's own branch and those above it.
 * @param {string} address
 */
function idsAbove(address) {
  const parts = address.split("/").slice(0, -1);
  return parts.map((_, depth) => parts.slice(0, depth + 1).join("/"));
}

/**
 * Make one row the tree's stop for the Tab key.
 * @param {HTMLElement} sidebar
 * @param {string} focused The id of the row that had the focus, if one had.
 */
function rest(sidebar, focused) {
  const rows = [...sidebar.querySelectorAll("a")];
  const again = focused ? rows.find((row) => itemOf(row)?.id === focused) : undefined;
  const old = rows.filter((row) => row.tabIndex === 0);
  const stop = again ?? old[0] ?? rows.find((row) => row.ariaCurrent) ?? rows[0];
  for (const row of old) row.tabIndex = -1;
  if (stop) stop.tabIndex = 0;
  if (again !== document.activeElement) again?.focus();
}

/** @param {HTMLElement} sidebar */
function reveal(sidebar) {
  const current = sidebar.querySelector("[aria-current]");
  if (!current) return;
  const { top, bottom } = current.getBoundingClientRect();
  const bounds = sidebar.getBoundingClientRect();
  if (top < bounds.top || bottom > bounds.bottom) current.scrollIntoView({ block: "center" });
}

/** @param {MouseEvent} event */
function onClick(event) {
  const row = target(event, ".row");
  if (!row || !target(event, ".twist")) return;
  event.preventDefault();
  toggle(row);
}

/** @param {HTMLElement} row */
function toggle(row) {
  const item = itemOf(row);
  if (!item?.size) return;
  const isOpen = row.ariaExpanded === "true";
  const ids = isUnfolded ? folded : open;
  if (isOpen === isUnfolded) ids.add(item.id);
  else ids.delete(item.id);
  if (isOpen) closeRow(row);
  else openRow(row, isUnfolded ? new Set() : open);
  if (!isUnfolded) remember("open", [...open]);
}
