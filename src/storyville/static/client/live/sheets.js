// Style sheets: a new link beside the old one, which goes when the new one has loaded.

import { addressOf, urlOf } from "./site.js";

/** @type {WeakMap<HTMLLinkElement, HTMLLinkElement>} */
const successors = new WeakMap();

/**
 * Whether a link names a style sheet.
 * @param {string} address
 */
export function isLinked(address) {
  return links().some((link) => addressOf(link.href) === address);
}

/** @param {string} generation */
export async function refreshAllSheets(generation) {
  await Promise.all(ownLinks().map((link) => renew(link, generation)));
}

/**
 * Load a style sheet that changed; or, where no link names it, all that might import it.
 * @param {string} address
 * @param {string} generation
 */
export async function refreshSheets(address, generation) {
  const own = ownLinks();
  const named = own.filter((link) => addressOf(link.href) === address);
  if (!named.length) await fetch(urlOf(address), { cache: "reload" }); // an import has no fresh one
  const stale = named.length ? named : own;
  await Promise.all(stale.map((link) => renew(link, generation)));
  if (!named.length) renewImports();
}

/** Those of them that are of this site. */
function ownLinks() {
  return links().filter((link) => addressOf(link.href) !== null);
}

/** The links whose sheets are in force. */
function links() {
  const found = document.querySelectorAll("link[rel~='stylesheet']");
  return [...found].filter((link) => link instanceof HTMLLinkElement).filter((link) => !isNew(link));
}

/** @param {HTMLLinkElement} link */
function isNew(link) {
  return link.dataset.storyville === "new";
}

/**
 * @param {HTMLLinkElement} old
 * @param {string} generation
 * @returns {Promise<void>} When it is in force, unless it is overtaken.
 */
function renew(old, generation) {
  successors.get(old)?.remove();
  const fresh = /** @type {HTMLLinkElement} */ (old.cloneNode());
  const url = new URL(old.href);
  url.searchParams.set("v", generation);
  fresh.href = url.href;
  fresh.dataset.storyville = "new";
  successors.set(old, fresh);
  const taken = new Promise((/** @type {(value: void) => void} */ resolve) => {
    fresh.onload = () => {
      old.remove();
      delete fresh.dataset.storyville;
      resolve();
    };
    fresh.onerror = () => {
      fresh.remove();
      resolve();
    };
  });
  old.after(fresh);
  return taken;
}

/** Make style elements that import sheets do so again. */
function renewImports() {
  for (const style of document.querySelectorAll("style")) {
    if (style.textContent?.includes("@import")) style.replaceWith(style.cloneNode(true));
  }
}
