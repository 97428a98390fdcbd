// The catalog's tree, out of what nav.js assigns: read only as deep as it is looked at.

import { marksOf, statusOf } from "./statuses.js";

/** @typedef {"catalog" | "section" | "subject" | "story" | "page"} Kind */
/**
 * A story's title alone, or with its name (0 where the title gives it), the places of its tags and
 * the letters of its status and its marks; a branch or a page has its kind and its children too.
 * @typedef {string | EntryList} Entry
 */
/**
 * @typedef {{ 0: string, 1?: string | 0, 2?: number[], 3?: number | string, 4?: Entry[] }}
 *   EntryList
 */
/** @typedef {{ tags: string[], tree: Entry }} Navigation */

/** @type {readonly Kind[]} */
const KINDS = ["catalog", "section", "subject", "page"];

/**
 * The name in the address that a plain title makes.
 * @param {string} title
 */
function simpleName(title) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * The name of an entry in its address.
 * @param {Entry} entry
 */
export function nameOf(entry) {
  return typeof entry === "string" ? simpleName(entry) : entry[1] || simpleName(entry[0]);
}

/** A place in the catalog. */
export class Item {
  /** @type {Item[] | undefined} */
  #children;
  /** @type {readonly Entry[]} */
  #entries;
  /** @type {readonly string[]} */
  #allTags;
  /** The path of names from the catalog. */
  id = "";

  /**
   * @param {Entry} entry
   * @param {Item | null} parent
   * @param {readonly string[]} allTags
   */
  constructor(entry, parent, allTags) {
    /** @type {EntryList} */
    const list = typeof entry === "string" ? [entry] : entry;
    const { 0: title, 2: tags = [], 3: kind, 4: entries = [] } = list;
    this.entry = entry;
    this.title = title;
    this.parent = parent;
    this.kind = typeof kind === "number" ? (KINDS[kind] ?? "story") : "story";
    this.id = parent ? join(parent.id, nameOf(entry)) : "";
    this.tags = tags.map((tag) => allTags[tag] ?? "");
    this.#entries = entries;
    this.#allTags = allTags;
  }

  get children() {
    this.#children ??= this.#entries.map((entry) => new Item(entry, this, this.#allTags));
    return this.#children;
  }

  get size() {
    return this.#entries.length;
  }

  /** How it is; a branch is as the worst below it. */
  get status() {
    return statusOf(this.entry);
  }

  /** How many stories have each mark. */
  get marks() {
    return marksOf(this.entry);
  }

  /** The address of its page. */
  get page() {
    return this.id ? `${this.id}/index.html` : "index.html";
  }

  /**
   * It and all below it, parents first.
   * @returns {Generator<Item>}
   */
  *walk() {
    yield this;
    for (const child of this.children) yield* child.walk();
  }
}

/**
 * @param {string} above
 * @param {string} name
 */
function join(above, name) {
  return above ? `${above}/${name}` : name;
}

/**
 * What nav.js says now; null where it is not there.
 * @returns {Navigation | null}
 */
export function readNavigation() {
  return Reflect.get(globalThis, "storyvilleNavigation") ?? null;
}

/**
 * The catalog as nav.js has it now; null where it is not there.
 * @param {(data: Navigation) => Entry} treeOf What of it.
 * @returns {Item | null}
 */
export function readCatalog(treeOf = ({ tree }) => tree) {
  const data = readNavigation();
  return data ? new Item(treeOf(data), null, data.tags) : null;
}
