// One result of a search.

/** @import { Item } from "./catalog.js" */

/**
 * A link to an item, its title with the words of the query marked, and where it is.
 * @param {Item} item
 * @param {readonly string[]} words
 * @param {string} href
 * @param {number} at Its place among the results.
 */
export function result(item, words, href, at) {
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
  return link;
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
