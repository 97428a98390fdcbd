// Images that changed, wherever a document names them.

import { addressOf } from "./site.js";

const NAMING = ["src", "srcset", "poster", "href", "xlink:href", "style"];
const NAMED = "img, source, input, video, image, use, [style*='url(']";
const LINK = /url\(\s*["']?([^"')]+)["']?\s*\)/g;

/**
 * Give images fresh addresses.
 * @param {string[] | null} addresses Null for all of the site's.
 * @param {string} generation
 * @returns {boolean} Whether there are any.
 */
export function refreshImages(addresses, generation) {
  let isAny = false;
  for (const element of document.querySelectorAll(NAMED)) {
    for (const name of NAMING) {
      const old = element.getAttribute(name);
      const fresh = old && renewed(name, old, addresses, generation);
      if (!fresh || fresh === old) continue;
      element.setAttribute(name, fresh);
      isAny = true;
    }
  }
  return isAny;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string[] | null} addresses
 * @param {string} generation
 */
function renewed(name, value, addresses, generation) {
  const renew = (/** @type {string} */ link) => {
    const address = link.startsWith("#") ? null : addressOf(link);
    if (address === null || addresses?.includes(address) === false) return link;
    const url = new URL(link, document.baseURI);
    url.searchParams.set("v", generation);
    return url.href;
  };
  if (name === "srcset") return value.replace(/[^\s,]+/g, renew);
  if (name === "style") return value.replace(LINK, (_, link) => `url("${renew(link)}")`);
  return renew(value);
}

/**
 * Whether a style sheet names an image, which can't be given a fresh address there.
 * @param {string} address
 */
export function isNamedBySheet(address) {
  const file = address.slice(address.lastIndexOf("/") + 1);
  const names = [file, encodeURIComponent(file)];
  return [...document.styleSheets].some((sheet) => {
    const text = textOf(sheet);
    return names.some((name) => text.includes(name));
  });
}

/**
 * @param {CSSStyleSheet} sheet
 * @returns {string}
 */
function textOf(sheet) {
  try {
    return [...sheet.cssRules].map(ruleText).join("\n");
  } catch {
    return ""; // another origin's
  }
}

/** @param {CSSRule} rule */
function ruleText(rule) {
  const imported = rule instanceof CSSImportRule && rule.styleSheet;
  return imported ? textOf(imported) : rule.cssText;
}
