// Which places of the catalog a query means, best first.

import { Vocabulary } from "./vocabulary.js";
/** @import { Item } from "./catalog.js" */
/** @import { Descriptions } from "./descriptions.js" */
/** @import { Marks } from "./vocabulary.js" */
/**
 * @typedef {object} Known
 * @property {Item} item
 * @property {string} title
 * @property {string} path
 * @property {readonly string[]} tags
 * @property {number} above The place of what it is in; -1 for the catalog.
 * @property {string} text Its description as it is shown.
 */

const BONUS = { catalog: 0, section: 4, subject: 6, story: 0, page: 5 };
/** So many descriptions are read without a pause. */
const AT_ONCE = 400;
const SLIPS = 1000;

/** What is searched in, made once for a catalog. */
export class Index {
  /** @type {Known[]} */
  known = [];
  #titles = new Vocabulary();
  #texts = new Vocabulary();

  /** @param {Item} catalog */
  constructor(catalog) {
    this.#add(catalog, -1, "");
  }

  /**
   * @param {Item} branch
   * @param {number} above
   * @param {string} path
   */
  #add(branch, above, path) {
    for (const item of branch.children) {
      const title = item.title.toLowerCase();
      const tags = item.tags.map((tag) => tag.toLowerCase());
      const place = this.known.length;
      this.known.push({ item, title, path, tags, above, text: "" });
      this.#titles.add(title, place);
      if (item.size) this.#add(item, place, path ? `${path} ${title}` : title);
    }
  }

  /**
   * Read the descriptions too, with pauses in which others may go on.
   * @param {Descriptions} texts
   * @param {() => boolean} isWanted
   */
  async read(texts, isWanted) {
    for (const [place, known] of this.known.entries()) {
      const text = texts[known.item.id];
      if (text) {
        known.text = text;
        this.#texts.add(text.toLowerCase(), place);
      }
      if (place % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
      if (!isWanted()) return;
    }
  }

  /**
   * The best matches for a query: every word of it must match, `#word` a tag. Where there are not
   * enough, those come after them that match if a word has a slip in it.
   * @param {string} query
   * @param {number} limit
   * @returns {Known[]}
   */
  best(query, limit) {
    const words = wordsOf(query);
    if (!words.length) return this.known.filter(isBranch).slice(0, limit);
    const best = new Best(limit);
    const described = words.map((word) => this.#described(word));
    /** Which word, counted from 1, is the first that is not there. */
    const missing = new Uint8Array(this.known.length);
    for (let place = 0; place < this.known.length; place++) {
      const known = this.known[place];
      if (!known) continue;
      const score = scoreOf(known, words, (word, at) => {
        const points = exactPoints(known, word, described[at]?.[place]);
        if (!points) missing[place] = at + 1;
        return points;
      });
      best.offer(known, score);
    }
    if (!best.isFull) this.#offerSlips(best, words, missing);
    return best.found;
  }

  /**
   * @param {Best} best
   * @param {readonly string[]} words
   * @param {Marks} missing
   */
  #offerSlips(best, words, missing) {
    const described = words.map((word) => this.#described(word, true));
    const titled = words.map((word) => this.#titled(word));
    for (let place = 0; place < this.known.length; place++) {
      const known = this.known[place];
      const first = (missing[place] ?? 0) - 1;
      if (!known || first < 0) continue;
      const slip = (/** @type {number} */ at) =>
        slipPoints(known, words[at] ?? "", titled[at]?.[place], described[at]?.[place]);
      if (!slip(first)) continue;
      const score = scoreOf(
        known,
        words,
        (word, at) => exactPoints(known, word, described[at]?.[place]) || slip(at),
      );
      best.offer(known, score / SLIPS);
    }
  }

  /**
   * Where descriptions have a word: 1 as it is, 2 nearly.
   * @param {string} word
   * @param {boolean} withSlips
   */
  #described(word, withSlips = false) {
    const marks = new Uint8Array(this.known.length);
    if (withSlips) this.#texts.markNear(word, marks, 2);
    this.#texts.markStarting(word, marks, 1);
    return marks;
  }

  /**
   * Where titles have nearly a word: 1 the own, 2 one above.
   * @param {string} word
   */
  #titled(word) {
    const marks = new Uint8Array(this.known.length);
    this.#titles.markNear(word, marks, 1);
    for (const [place, { above }] of this.known.entries()) {
      if (!marks[place] && marks[above]) marks[place] = 2;
    }
    return marks;
  }
}

/** What has the highest scores, of any number that is offered; the first of equals. */
class Best {
  /** @type {Known[]} */
  found = [];
  /** @type {number[]} */
  #scores = [];
  #limit;

  /** @param {number} limit */
  constructor(limit) {
    this.#limit = limit;
  }

  get isFull() {
    return this.found.length === this.#limit;
  }

  /**
   * @param {Known} known
   * @param {number} score
   */
  offer(known, score) {
    const scores = this.#scores;
    const worst = scores.length < this.#limit ? 0 : (scores.at(-1) ?? 0);
    if (score <= worst) return;
    const place = scores.findLastIndex((better) => better >= score) + 1;
    scores.splice(place, 0, score);
    this.found.splice(place, 0, known);
    scores.length = Math.min(scores.length, this.#limit);
    this.found.length = scores.length;
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
 * @param {(word: string, at: number) => number} pointsOf
 */
function scoreOf(known, words, pointsOf) {
  let score = BONUS[known.item.kind] - known.title.length / 16;
  for (let at = 0; at < words.length; at++) {
    const points = pointsOf(words[at] ?? "", at);
    if (!points) return 0;
    score += points;
  }
  return Math.max(1, score + 20);
}

/**
 * @param {Known} known
 * @param {string} word
 * @param {number | undefined} text How its description has the word.
 */
function exactPoints(known, word, text) {
  if (word.startsWith("#")) return tagPoints(known, word.slice(1));
  return wordPoints(known, word) || (text === 1 ? 9 : 0);
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
 * How well a title, those above it and tags match a word.
 * @param {Known} known
 * @param {string} word
 */
export function wordPoints({ title, path, tags }, word) {
  const at = title.indexOf(word);
  if (at === 0) return title.length === word.length ? 100 : 70;
  if (at > 0) return startsWord(title, at) ? 50 : 30;
  const above = path.indexOf(word);
  if (above >= 0) return above === 0 || startsWord(path, above) ? 20 : 12;
  return tags.some((tag) => tag.startsWith(word)) ? 15 : 0;
}

/**
 * @param {Known} known
 * @param {string} word
 * @param {number | undefined} title How titles nearly have the word.
 * @param {number | undefined} text The same of its description.
 */
function slipPoints(known, word, title, text) {
  if (word.startsWith("#")) return 0;
  if (title) return title === 1 ? 60 : 12;
  if (text) return 8;
  return isScattered(word, known.title) ? 4 : 0;
}

/**
 * @param {string} text
 * @param {number} at
 */
function startsWord(text, at) {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

/**
 * Whether the letters of a word come in its order, and not far from each other, in a text: `pmry`
 * in `primary`.
 * @param {string} word
 * @param {string} text
 */
function isScattered(word, text) {
  const start = text.indexOf(word[0] ?? "");
  let at = start - 1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return word.length > 1 && at - start <= word.length * 2;
}
