// What the page says of itself.

const { dataset } = document.documentElement;

/** The address of this page from the top of the site, such as `forms/button/index.html`. */
export const here = dataset.page ?? "";

/** The address of what this page belongs to in the catalog: of a subject's docs, the subject. */
export const node = here.replace(/(^|\/)docs\.html$/, "$1index.html");

/** The way from this page to the top of the site: empty, or `../` once or more. */
export const root = dataset.root ?? "";

/**
 * The link from this page to a place of the site.
 * @param {string} address
 */
export function linkTo(address) {
  return root + address.split("/").map(encodeURIComponent).join("/");
}

/**
 * The first element that a selector finds.
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function find(selector) {
  return document.querySelector(selector);
}

/**
 * All elements that a selector finds.
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function findAll(selector) {
  return [...document.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

/**
 * The element that an event happened to, or the nearest above it, that a selector finds.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function target(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

/**
 * Make one button of a group the pressed one.
 * @param {HTMLElement[]} buttons
 * @param {(button: HTMLElement) => boolean} isPressed
 */
export function press(buttons, isPressed) {
  for (const button of buttons) button.ariaPressed = String(isPressed(button));
}
