// One result of a search.

import { wordPoints } from "./ranking.js";
import { findWord } from "./vocabulary.js";
/** @import { Item } from "./catalog.js" */
/** @import { Known } from "./ranking.js" */

/** Characters of a description that are shown before and after what was found in it. */
const BEFORE = 36;
const AFTER = 120;

/**
 * A link to what was found, its title with the words of the query marked, and where it is; the
 * part of its description that has what its title has not.
 * @param {Known} known
 * @param {readonly string[]} words
 * @param {string} href
 * @param {number} at Its place among the results.
 */
export function result(known, words, href, at) {
  const { item } = known;
  const link = document.createElement("a");
  link.role = "option";
  link.id = `result-${at}`;
  link.href = href;
  link.tabIndex = -1;
  link.ariaSelected = String(at === 0);
  link.dataset.kind = item.kind;
  link.append(part("result-title", ...marked(item.title, words)));
  link.append(part("result-path", titlesAbove(item)));
  link.append(...item.tags.map((tag) => part("tag", tag)), part("result-kind", item.kind));
  const fragment = fragmentOf(known, words);
  if (fragment) link.append(fragment);
  return link;
}

/**
 * @param {Known} known
 * @param {readonly string[]} words
 */
function fragmentOf(known, words) {
  const { text } = known;
  const others = words.filter((word) => !word.startsWith("#") && !wordPoints(known, word));
  const places = text ? others.map((word) => findWord(text.toLowerCase(), word)) : [];
  const found = places.find((place) => place !== null);
  if (!found) return null;
  const from = text.lastIndexOf(" ", Math.max(0, found.start - BEFORE)) + 1;
  return part(
    "result-text",
    (from ? "… " : "") + text.slice(from, found.start),
    mark(text.slice(found.start, found.end)),
    text.slice(found.end, found.end + AFTER),
  );
}

/**
 * @param {string} name
 * @param {(string | Node)[]} content
 */
function part(name, ...content) {
  const span = document.createElement("span");
  span.className = name;
  span.append(...content);
  return span;
}

/** @param {Item} item */
function titlesAbove(item) {
  const titles = [];
  for (let above = item.parent; above?.parent; above = above.parent) titles.unshift(above.title);
  return titles.join(" / ");
}

/**
 * A title in pieces, those that the query names as `<mark>`.
 * @param {string} title
 * @param {readonly string[]} words
 */
function marked(title, words) {
  const plain = words.filter((word) => !word.startsWith("#")).map((word) => escaped(word));
  if (!plain.length) return [title];
  const pieces = title.split(new RegExp(`(${plain.join("|")})`, "iu"));
  return pieces.map((piece, place) => (place % 2 ? mark(piece) : piece));
}

/** @param {string} text */
function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}

/**
 * A text as a regular expression that means just it.
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
