// Which places of the catalog a query means, best first.

/** @import { Item } from "./catalog.js" */
/** @typedef {{ item: Item, title: string, path: string, tags: readonly string[] }} Known */

const BONUS = { catalog: 0, section: 4, subject: 6, story: 0, page: 5 };

/**
 * What is searched in, made once for a catalog.
 * @param {Item} catalog
 * @returns {Known[]}
 */
export function indexOf(catalog) {
  const known = [];
  for (const item of catalog.walk()) {
    if (item.kind === "catalog") continue;
    const title = item.title.toLowerCase();
    const tags = item.tags.map((tag) => tag.toLowerCase());
    known.push({ item, title, path: pathOf(item), tags });
  }
  return known;
}

/** @param {Item} item */
function pathOf(item) {
  const titles = [];
  for (let above = item.parent; above?.parent; above = above.parent) titles.unshift(above.title);
  return titles.join(" ").toLowerCase();
}

/**
 * The best matches for a query; every word of it must match, `#word` a tag.
 * @param {readonly Known[]} index
 * @param {string} query
 * @param {number} limit
 * @returns {Item[]}
 */
export function bestMatches(index, query, limit) {
  const words = wordsOf(query);
  if (!words.length) return index.filter(isBranch).slice(0, limit).map(({ item }) => item);
  const best = new Best(limit);
  for (const known of index) best.offer(known.item, scoreOf(known, words));
  return best.items;
}

/** The items with the highest scores, of any number that are offered; the first of equals. */
class Best {
  /** @type {Item[]} */
  items = [];
  /** @type {number[]} */
  #scores = [];
  #limit;

  /** @param {number} limit */
  constructor(limit) {
    this.#limit = limit;
  }

  /**
   * @param {Item} item
   * @param {number} score
   */
  offer(item, score) {
    const scores = this.#scores;
    const worst = scores.length < this.#limit ? 0 : (scores.at(-1) ?? 0);
    if (score <= worst) return;
    const place = scores.findLastIndex((better) => better >= score) + 1;
    scores.splice(place, 0, score);
    this.items.splice(place, 0, item);
    scores.length = Math.min(scores.length, this.#limit);
    this.items.length = scores.length;
  }
}

/**
 * The words of a query, in lower case.
 * @param {string} query
 */
export function wordsOf(query) {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/** @param {Known} known */
function isBranch({ item }) {
  return item.kind !== "story";
}

/**
 * @param {Known} known
 * @param {readonly string[]} words
 */
function scoreOf(known, words) {
  let score = BONUS[known.item.kind] - known.title.length / 16;
  for (const word of words) {
    const points = word.startsWith("#") ? tagPoints(known, word.slice(1)) : wordPoints(known, word);
    if (!points) return 0;
    score += points;
  }
  return score + 20;
}

/**
 * @param {Known} known
 * @param {string} tag
 */
function tagPoints({ tags }, tag) {
  if (tags.includes(tag)) return 50;
  return tags.some((own) => own.startsWith(tag)) ? 30 : 0;
}

/**
 * @param {Known} known
 * @param {string} word
 */
function wordPoints({ title, path, tags }, word) {
  const at = title.indexOf(word);
  if (at === 0) return title.length === word.length ? 100 : 70;
  if (at > 0) return startsWord(title, at) ? 50 : 30;
  const above = path.indexOf(word);
  if (above >= 0) return above === 0 || startsWord(path, above) ? 20 : 12;
  if (tags.some((tag) => tag.startsWith(word))) return 15;
  return isScattered(word, title) ? 4 : 0;
}

/**
 * @param {string} text
 * @param {number} at
 */
function startsWord(text, at) {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

/**
 * Whether the letters of a word come in its order in a text: `pmry` in `primary`.
 * @param {string} word
 * @param {string} text
 */
function isScattered(word, text) {
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return word.length > 1;
}
