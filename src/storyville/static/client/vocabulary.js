// The words of many texts, and in which of them each stands.

/** @typedef {Uint8Array} Marks A number for each text. */

const WORD = /[\p{L}\p{N}]+/gu;
/** What a word must have for a slip in it to be made out. */
const FEWEST_LETTERS = 3;

/** Words in lower case, each with the places of the texts that it stands in. */
export class Vocabulary {
  /** @type {Map<string, number[]>} */
  #places = new Map();

  /**
   * @param {string} text In lower case.
   * @param {number} place
   */
  add(text, place) {
    for (const [word] of text.matchAll(WORD)) {
      const places = this.#places.get(word);
      if (!places) this.#places.set(word, [place]);
      else if (places.at(-1) !== place) places.push(place);
    }
  }

  /**
   * Mark the texts that have a word that starts so.
   * @param {string} start
   * @param {Marks} marks
   * @param {number} mark
   */
  markStarting(start, marks, mark) {
    for (const [word, places] of this.#places) {
      if (word.startsWith(start)) for (const place of places) marks[place] = mark;
    }
  }

  /**
   * Mark the texts that have a word that starts nearly so.
   * @param {string} start
   * @param {Marks} marks
   * @param {number} mark
   */
  markNear(start, marks, mark) {
    for (const [word, places] of this.#places) {
      if (startsNearly(word, start)) for (const place of places) marks[place] = mark;
    }
  }
}

/**
 * Whether a word starts as another does that has one letter wrong, missing, too much, or two
 * swapped.
 * @param {string} word
 * @param {string} typed
 */
export function startsNearly(word, typed) {
  if (typed.length < FEWEST_LETTERS) return false;
  let at = 0;
  while (at < typed.length && word[at] === typed[at]) at++;
  if (at === typed.length) return true;
  return (
    word.startsWith(typed.slice(at + 1), at + 1) ||
    word.startsWith(typed.slice(at), at + 1) ||
    word.startsWith(typed.slice(at + 1), at) ||
    (word[at] === typed[at + 1] &&
      word[at + 1] === typed[at] &&
      word.startsWith(typed.slice(at + 2), at + 2))
  );
}

/**
 * The first word of a text, from where to where, that starts so, or nearly.
 * @param {string} text In lower case.
 * @param {string} typed
 */
export function findWord(text, typed) {
  const words = [...text.matchAll(WORD)];
  const same = words.find(([word]) => word.startsWith(typed));
  const found = same ?? words.find(([word]) => startsNearly(word, typed));
  return found ? { start: found.index, end: found.index + found[0].length } : null;
}
