// How stories are, and branches by the worst of what is below them; what is marked beside that.

/** @import { Entry, EntryList } from "./catalog.js" */
/** @typedef {"passed" | "failed" | "broken" | "none"} Status */

/** @typedef {"new" | "changed" | "snapshot"} Mark */

/** From the best to the worst. */
/** @type {readonly Status[]} */
export const STATUSES = ["none", "passed", "failed", "broken"];

/** What is said of each. */
export const WORDS = {
  none: "No assertions",
  passed: "Passed",
  failed: "Failed",
  broken: "Broken",
};

/** What goes for a branch comes first. */
/** @type {readonly Mark[]} */
export const MARKS = ["changed", "new", "snapshot"];

/** What is said of a story, and how many of several are told. */
export const MARK_WORDS = {
  new: { label: "New", counted: "new" },
  changed: { label: "Changed", counted: "changed" },
  snapshot: { label: "Snapshot differs", counted: "with another snapshot" },
};

/** @typedef {{ [mark in Mark]: number }} Counts */

/** What was found out of entries; a change of one makes others of all above it. */
/** @type {WeakMap<EntryList, number>} */
const known = new WeakMap();

/**
 * The status of a story, or the worst below a branch.
 * @param {Entry} entry
 * @returns {Status}
 */
export function statusOf(entry) {
  return STATUSES[badness(entry)] ?? "none";
}

/**
 * @param {Entry} entry
 * @returns {number}
 */
function badness(entry) {
  if (typeof entry === "string") return 0;
  if (!entry[4]) return STATUSES.findIndex((status) => status[0] === String(entry[3])[0]);
  let worst = known.get(entry);
  if (worst === undefined) {
    worst = entry[4].reduce((worst, child) => Math.max(worst, badness(child)), 0);
    known.set(entry, worst);
  }
  return worst;
}

/** @type {WeakMap<EntryList, Counts>} */
const knownMarks = new WeakMap();
/** @type {Counts} */
const UNMARKED = { new: 0, changed: 0, snapshot: 0 };

/**
 * How many stories have each mark: of a branch all below it, of a story itself.
 * @param {Entry} entry
 * @returns {Counts}
 */
export function marksOf(entry) {
  if (typeof entry === "string") return UNMARKED;
  let counts = knownMarks.get(entry);
  if (!counts) {
    counts = entry[4] ? sum(entry[4].map(marksOf)) : ownMarks(entry);
    knownMarks.set(entry, counts);
  }
  return counts;
}

/** @param {EntryList} entry */
function ownMarks(entry) {
  const letters = typeof entry[3] === "string" ? entry[3].slice(1) : "";
  return letters ? countsOf((mark) => Number(letters.includes(mark[0] ?? ""))) : UNMARKED;
}

/** @param {Counts[]} all */
function sum(all) {
  const marked = all.filter((counts) => counts !== UNMARKED);
  if (!marked.length) return UNMARKED;
  return countsOf((mark) => marked.reduce((total, counts) => total + counts[mark], 0));
}

/**
 * @param {(mark: Mark) => number} count
 * @returns {Counts}
 */
function countsOf(count) {
  return { new: count("new"), changed: count("changed"), snapshot: count("snapshot") };
}
