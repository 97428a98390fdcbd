// What the server gave each element: what differs from it since is the browser's and stays, until
// the server gives something else.

import { FRAMES } from "./site.js";

/** @typedef {Map<string, string>} Facts Attributes, and the text of what one can write into. */

/** The ids that `keys.js` gives for the time of a morph begin so. */
export const KEY = "storyville:";

const HTML = "<html>"; // no attribute's name

/** @type {WeakMap<Node, Facts>} */
const served = new WeakMap();

/**
 * What the server says of an element.
 * @param {Element} element
 * @returns {Facts}
 */
export function factsOf(element) {
  const facts = new Map([...element.attributes].map(({ name, value }) => [name, value]));
  if (facts.get("id")?.startsWith(KEY)) facts.delete("id");
  if (element instanceof HTMLTextAreaElement) facts.set("value", element.defaultValue);
  if (facts.has("contenteditable")) facts.set(HTML, element.innerHTML);
  return facts;
}

/**
 * Note that all that is new in a tree is as it was served.
 * @param {Node} tree
 */
export function remember(tree) {
  if (!(tree instanceof Element)) return;
  for (const element of [tree, ...tree.querySelectorAll("*")]) {
    if (served.has(element)) continue;
    const facts = factsOf(element);
    // The workshop's script may have been faster here.
    if (element.matches(`${FRAMES}, .thumbnail`)) forgetFit(facts);
    served.set(element, facts);
  }
}

/** @param {Facts} facts */
function forgetFit(facts) {
  facts.delete("style");
  const names = facts.get("class")?.split(" ").filter((name) => !/^(fitted|measured)$/.test(name));
  if (names) facts.set("class", names.join(" "));
}

/**
 * Note that an element is now as another was served.
 * @param {Element} element
 * @param {Element} like
 */
export function rememberAs(element, like) {
  const facts = served.get(like) ?? factsOf(like);
  served.set(element, facts);
}

/** @param {Element} element */
export function isServed(element) {
  return served.has(element);
}

/**
 * Whether the server now says of an element what it said before.
 * @param {Element} element
 * @param {string} name
 * @param {Element} fresh
 */
export function isUnchanged(element, name, fresh) {
  const before = served.get(element);
  return before !== undefined && before.get(name) === factsOf(fresh).get(name);
}

/**
 * Whether an element's text was written into, and the server has no other.
 * @param {Element} element
 * @param {Element} fresh
 */
export function isWrittenInto(element, fresh) {
  return fresh.hasAttribute("contenteditable") && isUnchanged(element, HTML, fresh);
}

/**
 * The classes that an element should have, those that scripts gave or took included.
 * @param {Element} element
 * @param {Element} fresh
 */
export function mergedClass(element, fresh) {
  const before = new Set(served.get(element)?.get("class")?.split(/\s+/));
  const now = [...element.classList];
  const added = now.filter((name) => !before.has(name));
  const kept = [...fresh.classList].filter((name) => !before.has(name) || now.includes(name));
  return [...new Set([...kept, ...added])].join(" ");
}
