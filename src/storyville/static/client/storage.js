// What the workshop remembers, apart for each site of one origin. A browser may refuse to store.

import { root } from "./page.js";

const site = new URL(root || "./", location.href).pathname;

/**
 * @param {Storage} storage
 * @param {string} name
 * @param {unknown} value
 */
function write(storage, name, value) {
  storage.setItem(`storyville:${site}:${name}`, JSON.stringify(value));
}

/**
 * @param {() => Storage} storage
 * @param {string} name
 * @returns {unknown}
 */
function read(storage, name) {
  try {
    return JSON.parse(storage().getItem(`storyville:${site}:${name}`) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Remember a value from one visit to the next.
 * @param {string} name
 * @param {unknown} value
 */
export function remember(name, value) {
  try {
    write(localStorage, name, value);
  } catch {
    // A full or forbidden storage only means that nothing is remembered.
  }
}

/**
 * Remember a value for as long as the tab is open.
 * @param {string} name
 * @param {unknown} value
 */
export function rememberInTab(name, value) {
  try {
    write(sessionStorage, name, value);
  } catch {
    // As above.
  }
}

/**
 * The value remembered under a name, or null.
 * @param {string} name
 */
export function recall(name) {
  return read(() => localStorage, name);
}

/**
 * The value remembered in this tab under a name, or null.
 * @param {string} name
 */
export function recallInTab(name) {
  return read(() => sessionStorage, name);
}
