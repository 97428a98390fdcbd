// Which stories the sidebar shows, and in which order: entries in, entries out.

import { MARKS, marksOf, statusOf } from "./statuses.js";
/** @import { Entry, EntryList, Navigation } from "./catalog.js" */
/** @import { Mark, Status } from "./statuses.js" */

/**
 * A story is shown if it, or something above it, has one of the tags, if it has one of the
 * statuses, and if it has one of the marks; none chosen are as good as all.
 * @typedef {object} Choice
 * @property {readonly string[]} tags
 * @property {readonly Status[]} statuses
 * @property {readonly Mark[]} marks
 * @property {boolean} isSorted
 */

/**
 * Whether a choice leaves anything out.
 * @param {Choice} choice
 */
export function isFiltering({ tags, statuses, marks }) {
  return tags.length + statuses.length + marks.length > 0;
}

/**
 * Whether an entry is a story's, rather than a branch's.
 * @param {Entry} entry
 */
function isStory(entry) {
  return typeof entry === "string" || typeof entry[3] !== "number";
}

/** Shows catalogs as one choice wants them; what did not change is the same object again. */
export class Filter {
  /** Those below something that has one of the tags, and all others. */
  #known = [new WeakMap(), new WeakMap()];
  /** @type {readonly string[]} */
  #allTags = [];

  /** @param {Choice} choice */
  constructor(choice) {
    this.choice = choice;
    this.isFiltering = isFiltering(choice);
  }

  /**
   * The tree with what is chosen, and all that stands above it.
   * @param {Navigation} data
   * @returns {Entry}
   */
  treeOf({ tree, tags }) {
    if (!this.isFiltering && !this.choice.isSorted) return tree;
    this.#allTags = tags;
    return this.#shown(tree, !this.choice.tags.length) ?? empty(tree);
  }

  /**
   * @param {Entry} entry
   * @param {boolean} isTagged Whether something above it has one of the tags.
   * @returns {Entry | null}
   */
  #shown(entry, isTagged) {
    if (typeof entry === "string") return this.#accepts(entry, isTagged) ? entry : null;
    const known = this.#known[Number(isTagged)];
    let shown = known?.get(entry);
    if (shown === undefined) {
      shown = this.#made(entry, isTagged || this.#isTagged(entry));
      known?.set(entry, shown);
    }
    return shown;
  }

  /**
   * @param {EntryList} entry
   * @param {boolean} isTagged
   * @returns {Entry | null}
   */
  #made(entry, isTagged) {
    if (!entry[4]) return this.#accepts(entry, isTagged) ? entry : null;
    const all = entry[4].map((child) => this.#shown(child, isTagged));
    const children = all.filter((child) => child !== null);
    if (this.isFiltering && !children.length) return null;
    if (this.choice.isSorted) children.sort(byTitle);
    return { ...entry, 4: children };
  }

  /** @param {EntryList} entry */
  #isTagged(entry) {
    return Boolean(entry[2]?.some((tag) => this.choice.tags.includes(this.#allTags[tag] ?? "")));
  }

  /**
   * @param {Entry} entry
   * @param {boolean} isTagged
   */
  #accepts(entry, isTagged) {
    const { statuses, marks } = this.choice;
    if (!isTagged) return false;
    if (!isStory(entry)) return !statuses.length && !marks.length;
    const counts = marksOf(entry);
    return (
      (!statuses.length || statuses.includes(statusOf(entry))) &&
      (!marks.length || marks.some((mark) => counts[mark]))
    );
  }
}

/**
 * @param {Entry} tree
 * @returns {Entry}
 */
function empty(tree) {
  return typeof tree === "string" ? tree : { ...tree, 4: [] };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * @param {Entry} one
 * @param {Entry} other
 */
function byTitle(one, other) {
  return collator.compare(titleOf(one), titleOf(other));
}

/** @param {Entry} entry */
function titleOf(entry) {
  return typeof entry === "string" ? entry : entry[0];
}

/**
 * How many stories there are below an entry.
 * @param {Entry} entry
 * @returns {number}
 */
export function countStories(entry) {
  if (isStory(entry)) return 1;
  let count = 0;
  if (typeof entry !== "string") for (const child of entry[4] ?? []) count += countStories(child);
  return count;
}

/**
 * How many stories there are of each tag, of each status and of each mark.
 * @param {Navigation} data
 */
export function countsOf({ tree, tags }) {
  /** @type {Map<string, number>} */
  const byTag = new Map();
  /** @type {Map<Status, number>} */
  const byStatus = new Map();
  /** @type {Map<Mark, number>} */
  const byMark = new Map();
  /**
   * @param {Entry} entry
   * @param {readonly number[]} above
   */
  function count(entry, above) {
    const own = typeof entry === "string" ? undefined : entry[2];
    const all = own?.length ? [...new Set([...above, ...own])] : above;
    if (isStory(entry)) {
      for (const tag of all) increase(byTag, tags[tag] ?? "");
      increase(byStatus, statusOf(entry));
      for (const mark of MARKS) if (marksOf(entry)[mark]) increase(byMark, mark);
    } else if (typeof entry !== "string") {
      for (const child of entry[4] ?? []) count(child, all);
    }
  }
  count(tree, []);
  return { byTag, byStatus, byMark };
}

/**
 * @template Key
 * @param {Map<Key, number>} counts
 * @param {Key} key
 */
function increase(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
