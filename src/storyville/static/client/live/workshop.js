// This document as a page of the workshop: its main part is changed in place.

import { changeBrand } from "./brand.js";
import { parse } from "./documents.js";
import { morph } from "./morph.js";
import { remember } from "./served.js";
import { isWorkshop } from "./site.js";

/**
 * Show the page's new content.
 * @param {string} html
 * @param {boolean} partial
 */
export async function changePage(html, partial) {
  const fresh = parse(html);
  if (!isWorkshop()) await become(fresh);
  const main = document.querySelector("main");
  const freshMain = fresh.querySelector("main");
  if (!main || !freshMain) return;
  morph(main, freshMain, partial);
  changeBrand(fresh);
  if (document.title !== fresh.title) document.title = fresh.title;
  document.dispatchEvent(new Event("storyville:changed"));
}

/**
 * Become a page of the workshop, where a message stood that there is nothing here.
 * @param {Document} fresh
 */
async function become(fresh) {
  const { documentElement, head } = document;
  for (const name of documentElement.getAttributeNames()) documentElement.removeAttribute(name);
  for (const { name, value } of fresh.documentElement.attributes) {
    documentElement.setAttribute(name, value);
  }
  const parts = [...fresh.head.children].map((part) => runnable(document.importNode(part, true)));
  const loading = parts.filter((part) => part.matches("script, link[rel='stylesheet']"));
  const allLoaded = Promise.all(loading.map(settled));
  head.replaceChildren(...parts);
  await allLoaded;
  document.body.replaceWith(document.importNode(fresh.body, true));
  remember(document.body);
  // The workshop's script waits for this.
  document.dispatchEvent(new Event("DOMContentLoaded"));
}

/** @param {Element} part */
function settled(part) {
  return new Promise((resolve) => {
    part.addEventListener("load", resolve);
    part.addEventListener("error", resolve);
  });
}

/**
 * Parsed scripts don't run; new ones do, here in their order.
 * @param {Element} part
 */
function runnable(part) {
  if (part.localName !== "script") return part;
  const script = document.createElement("script");
  script.async = false;
  for (const { name, value } of part.attributes) script.setAttribute(name, value);
  script.text = part.textContent ?? "";
  return script;
}
