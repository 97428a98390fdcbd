// How stories are, and branches by the worst of what is below them.

/** @import { Entry, EntryList } from "./catalog.js" */
/** @typedef {"passed" | "failed" | "broken" | "none"} Status */

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
  if (!entry[4]) return STATUSES.findIndex((status) => status[0] === entry[3]);
  let worst = known.get(entry);
  if (worst === undefined) {
    worst = entry[4].reduce((worst, child) => Math.max(worst, badness(child)), 0);
    known.set(entry, worst);
  }
  return worst;
}
