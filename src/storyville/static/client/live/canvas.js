// This document as a canvas: changed in place where that is the same as a fresh load.

import { canBecome, natureOf, parse } from "./documents.js";
import { morph, morphAttributes } from "./morph.js";

// Kept from the start: scripts and extensions may change the document later.
let nature = natureOf(document);

/**
 * Show new content; false if it has to be loaded instead.
 * @param {string} html
 */
export function changeCanvas(html) {
  const fresh = parse(html);
  const freshNature = natureOf(fresh);
  if (!canBecome(nature, freshNature)) return false;
  nature = freshNature;
  morphAttributes(document.documentElement, fresh.documentElement);
  morph(document.body, fresh.body);
  if (document.title !== fresh.title) document.title = fresh.title;
  return true;
}
