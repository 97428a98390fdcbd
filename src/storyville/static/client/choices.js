// What was chosen of the sidebar: the filter for as long as the tab is open, the order for good.

import { STATUSES } from "./statuses.js";
import { recall, recallInTab, remember, rememberInTab } from "./storage.js";
/** @import { Choice } from "./filter.js" */

/** @type {Choice} */
export const ALL = { tags: [], statuses: [], isSorted: false };

/**
 * What was chosen before.
 * @returns {Choice}
 */
export function recallChoice() {
  const filter = /** @type {Record<string, unknown>} */ (recallInTab("filter") ?? {});
  const statuses = strings(filter["statuses"]);
  return {
    tags: strings(filter["tags"]),
    statuses: STATUSES.filter((status) => statuses.includes(status)),
    isSorted: recall("order") === "title",
  };
}

/** @param {Choice} choice */
export function rememberChoice({ tags, statuses, isSorted }) {
  rememberInTab("filter", { tags, statuses });
  remember("order", isSorted ? "title" : "authored");
}

/** @param {unknown} values */
function strings(values) {
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}
