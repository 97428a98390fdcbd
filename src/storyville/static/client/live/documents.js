// Documents as the server writes them.

const CODE = "script, noscript, [is], [onload], template[shadowrootmode]";
const OWN_SCRIPTS = "script[data-generation], script[src$='_storyville/canvas.js']";

/**
 * A document out of its text, without the workshop's own scripts.
 * @param {string} html
 */
export function parse(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const script of parsed.querySelectorAll(OWN_SCRIPTS)) script.remove();
  return parsed;
}

/**
 * What decides whether one document can be changed into another in place.
 * @typedef {{ hasCode: boolean, head: string, mode: string, body: string }} Nature
 */

/**
 * @param {Document} document
 * @returns {Nature}
 */
export function natureOf(document) {
  const head = [...document.head.children].filter((element) => element.localName !== "title");
  return {
    hasCode: hasCode(document),
    head: head.map((element) => element.outerHTML).join("\n"),
    mode: document.compatMode,
    body: document.body.localName,
  };
}

/**
 * Whether anything may run in a document when it is loaded.
 * @param {Document} document
 */
export function hasCode(document) {
  if (document.querySelector(CODE)) return true;
  return [...document.querySelectorAll("*")].some(
    (element) => element.shadowRoot || (isHtml(element) && element.localName.includes("-")),
  );
}

/** @param {Element} element */
function isHtml(element) {
  return element.namespaceURI === "http://www.w3.org/1999/xhtml";
}

/**
 * Whether a document of one nature can become one of another in place, as if it were loaded.
 * @param {Nature} old
 * @param {Nature} fresh
 */
export function canBecome(old, fresh) {
  const sameShape = old.head === fresh.head && old.mode === fresh.mode && old.body === fresh.body;
  return sameShape && !old.hasCode && !fresh.hasCode;
}
