// This document as a page of the workshop: its main part is changed in place.

import { changeBrand } from "./brand.js";
import { parse } from "./documents.js";
import { morph } from "./morph.js";

/**
 * Show the page's new content.
 * @param {string} html
 * @param {boolean} partial
 */
export function changePage(html, partial) {
  const fresh = parse(html);
  const main = document.querySelector("main");
  const freshMain = fresh.querySelector("main");
  if (!main || !freshMain) return;
  morph(main, freshMain, partial);
  changeBrand(fresh);
  if (document.title !== fresh.title) document.title = fresh.title;
  document.dispatchEvent(new Event("storyville:changed"));
}
