// Static files that changed, in a canvas: style sheets and images get a fresh address.

import { hasCode } from "./documents.js";
import { isNamedBySheet, refreshImages } from "./images.js";
import { isLinked, refreshAllSheets, refreshSheets } from "./sheets.js";
import { addressOf } from "./site.js";

const SHEET = /\.css$/i;
const IMAGE = /\.(avif|gif|ico|jpe?g|png|svg|webp)$/i;
const MOST_KNOWN = 250; // so many files a browser keeps a record of

/**
 * Show the new content of static files; false if the document has to be loaded for that.
 * @param {string[] | null} addresses Null for all of the site's.
 * @param {string} generation
 */
export async function changeAssets(addresses, generation) {
  if (!addresses) {
    refreshImages(null, generation);
    await refreshAllSheets(generation);
    return true;
  }
  const sheets = addresses.filter((address) => SHEET.test(address));
  const images = addresses.filter((address) => IMAGE.test(address));
  const others = addresses.filter((address) => !SHEET.test(address) && !IMAGE.test(address));
  if (others.some(mayBeUsed) || images.some(isNamedBySheet)) return false;
  const shown = images.filter((image) => refreshImages([image], generation));
  // Code may have loaded them where nothing in the document names them.
  const hidden = [...sheets.filter((sheet) => !isLinked(sheet)), ...images].filter(
    (address) => !shown.includes(address),
  );
  if (hidden.some(mayBeUsed) && hasCode(document)) return false;
  await Promise.all(sheets.map((address) => refreshSheets(address, generation)));
  return true;
}

/**
 * Whether the document, or what it embeds, may have asked for a file.
 * @param {string} address
 */
function mayBeUsed(address) {
  const loaded = performance.getEntriesByType("resource");
  const isAll = loaded.length < MOST_KNOWN && !document.querySelector("iframe, object, embed");
  return !isAll || loaded.some(({ name }) => addressOf(name) === address);
}
