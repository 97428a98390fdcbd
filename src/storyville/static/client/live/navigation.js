// The sidebar's data: changed in place, or loaded anew.

import { root } from "./site.js";
/** @import { Entry, EntryList, Navigation } from "../catalog.js" */
import { nameOf } from "../catalog.js";

/**
 * A story's title, or title, name, tags and status; a branch has its kind and its children too.
 * @typedef {string | PushedList} PushedEntry
 */
/**
 * @typedef {{ 0: string, 1?: string | 0, 2?: string[], 3?: number | string, 4?: PushedEntry[] }}
 *   PushedList
 */
/** @typedef {{ id: string, entry: PushedEntry | null }} NavigationChange */

/** How many nav.js are on their way; they may be older than a change that comes meanwhile. */
let loading = 0;

/**
 * @param {NavigationChange[] | null} changes
 * @param {string} generation
 */
export function changeNavigation(changes, generation) {
  /** @type {Navigation | undefined} */
  const data = Reflect.get(globalThis, "storyvilleNavigation");
  if (data && !loading && changes?.every((change) => apply(data, change))) announce();
  else loadNavigation(generation);
}

/**
 * Run the new nav.js, which replaces the data.
 * @param {string} generation
 */
function loadNavigation(generation) {
  const fresh = document.createElement("script");
  fresh.src = new URL(`_storyville/nav.js?${generation}`, root).href;
  fresh.async = false; // the last asked for is the last to run
  const end = () => {
    loading--;
    fresh.remove();
  };
  fresh.addEventListener("load", () => {
    end();
    announce();
  });
  fresh.addEventListener("error", end);
  loading++;
  document.head.append(fresh);
}

/**
 * Say that search.js is to be loaded when it is next needed.
 * @param {string} generation
 */
export function outdateDescriptions(generation) {
  document.dispatchEvent(new CustomEvent("storyville:descriptions", { detail: generation }));
}

function announce() {
  document.dispatchEvent(new Event("storyville:navigation"));
}

/**
 * Make one change; false if its place is not known. Lists on the way are copied, so that what did
 * not change can be told by being the same object.
 * @param {Navigation} data
 * @param {NavigationChange} change
 */
function apply(data, { id, entry }) {
  const fresh = entry && withPlaces(entry, data.tags);
  const tree = replaced(data.tree, id ? id.split("/") : [], fresh);
  if (tree) data.tree = tree;
  return tree !== null;
}

/**
 * @param {Entry} entry
 * @param {readonly string[]} path The names below the entry.
 * @param {Entry | null} fresh
 * @returns {Entry | null}
 */
function replaced(entry, path, fresh) {
  const [name, ...below] = path;
  if (name === undefined) return fresh;
  if (typeof entry === "string") return null;
  const children = [...(entry[4] ?? [])];
  const at = children.findIndex((child) => nameOf(child) === name);
  const child = children[at];
  if (child === undefined) return null;
  const inner = replaced(child, below, fresh);
  if (inner === null && (below.length || fresh)) return null;
  children.splice(at, 1, ...(inner === null ? [] : [inner]));
  return { ...entry, 4: children };
}

/**
 * An entry with its tags as places in the list of all.
 * @param {PushedEntry} entry
 * @param {string[]} tags
 * @returns {Entry}
 */
function withPlaces(entry, tags) {
  if (typeof entry === "string") return entry;
  const { 0: title, 1: name = 0, 2: own = [], 3: kind, 4: children } = entry;
  /** @type {EntryList} */
  const list = { 0: title, 1: name, 2: own.map((tag) => place(tag, tags)) };
  if (kind === undefined) return list;
  if (!children) return { ...list, 3: kind };
  return { ...list, 3: kind, 4: children.map((child) => withPlaces(child, tags)) };
}

/**
 * @param {string} tag
 * @param {string[]} tags
 */
function place(tag, tags) {
  const known = tags.indexOf(tag);
  return known < 0 ? tags.push(tag) - 1 : known;
}
