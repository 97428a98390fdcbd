// Images that changed, wherever a document names them.

import { addressOf } from "./site.js";

const NAMING = ["src", "srcset", "poster", "href", "xlink:href", "style"];
const NAMED = "img, source, input, video, image, use, [style*='url(']";
const LINK = /url\(\s*["']?([^"')]+)["']?\s*\)/g;

/**
 * Give an image a fresh address; false where a style sheet names it, which can't be changed here.
 * @param {string} address
 * @param {string} generation
 */
export function refreshImages(address, generation) {
  if (sheetsName(address)) return false;
  for (const element of document.querySelectorAll(NAMED)) {
    for (const name of NAMING) {
      const old = element.getAttribute(name);
      const fresh = old && renewed(name, old, address, generation);
      if (fresh && fresh !== old) element.setAttribute(name, fresh);
    }
  }
  return true;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} address
 * @param {string} generation
 */
function renewed(name, value, address, generation) {
  const renew = (/** @type {string} */ link) => {
    if (addressOf(link) !== address) return link;
    const url = new URL(link, document.baseURI);
    url.searchParams.set("v", generation);
    return url.href;
  };
  if (name === "srcset") return value.replace(/[^\s,]+/g, renew);
  if (name === "style") return value.replace(LINK, (_, link) => `url("${renew(link)}")`);
  return renew(value);
}

/** @param {string} address */
function sheetsName(address) {
  const file = address.slice(address.lastIndexOf("/") + 1);
  return [...document.styleSheets].some((sheet) => textOf(sheet).includes(file));
}

/** @param {CSSStyleSheet} sheet */
function textOf(sheet) {
  try {
    return [...sheet.cssRules].map((rule) => rule.cssText).join("\n");
  } catch {
    return ""; // another origin's
  }
}
