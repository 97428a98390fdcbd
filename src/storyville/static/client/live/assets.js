// Static files that changed, in a canvas: style sheets and images get a fresh address.

import { refreshImages } from "./images.js";
import { refreshSheets } from "./sheets.js";

const SHEET = /\.css$/i;
const IMAGE = /\.(avif|gif|ico|jpe?g|png|svg|webp)$/i;

/**
 * Show the new content of static files; false if the document has to be loaded for that.
 * @param {string[]} addresses
 * @param {string} generation
 */
export async function changeAssets(addresses, generation) {
  const sheets = addresses.filter((address) => SHEET.test(address));
  const images = addresses.filter((address) => IMAGE.test(address));
  if (sheets.length + images.length < addresses.length) return false;
  if (!images.every((address) => refreshImages(address, generation))) return false;
  await Promise.all(sheets.map((address) => refreshSheets(address, generation)));
  return true;
}
