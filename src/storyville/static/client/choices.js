// What was chosen of the sidebar: the filter for as long as the tab is open, the order for good.

import { MARKS, STATUSES } from "./statuses.js";
import { recall, recallInTab, remember, rememberInTab } from "./storage.js";
/** @import { Choice } from "./filter.js" */

/** @type {Choice} */
export const ALL = { tags: [], statuses: [], marks: [], isSorted: false };

/**
 * What was chosen before.
 * @returns {Choice}
 */
export function recallChoice() {
  const filter = /** @type {Record<string, unknown>} */ (recallInTab("filter") ?? {});
  const statuses = strings(filter["statuses"]);
  const marks = strings(filter["marks"]);
  return {
    tags: strings(filter["tags"]),
    statuses: STATUSES.filter((status) => statuses.includes(status)),
    marks: MARKS.filter((mark) => marks.includes(mark)),
    isSorted: recall("order") === "title",
  };
}

/** @param {Choice} choice */
export function rememberChoice({ tags, statuses, marks, isSorted }) {
  rememberInTab("filter", { tags, statuses, marks });
  remember("order", isSorted ? "title" : "authored");
}

/** @param {unknown} values */
function strings(values) {
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}
