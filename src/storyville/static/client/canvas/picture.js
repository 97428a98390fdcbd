// Where in a canvas what it shows is, for a thumbnail.

/** @import { Box } from "../channel.js" */

const MOST_ELEMENTS = 300;
const DRAWN = "img, svg, input, button, select, textarea, canvas, video, hr, progress, meter";

/** @type {ResizeObserver | null} */
let observer = null;

/**
 * Tell the box and the colour behind it, now and when the content changes.
 * @param {(box: Box, background: string) => void} told
 */
export function picture(told) {
  const report = () => told(bounds(), background());
  report();
  if (observer) return;
  observer = new ResizeObserver(report);
  observer.observe(document.documentElement);
  addEventListener("load", report);
}

/** The box around everything that can be seen. */
function bounds() {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const elements = [...document.body.querySelectorAll("*")].slice(0, MOST_ELEMENTS);
  for (const rect of elements.flatMap(shownRects)) {
    if (!rect.width || !rect.height) continue;
    box.left = Math.min(box.left, rect.left);
    box.top = Math.min(box.top, rect.top);
    box.right = Math.max(box.right, rect.right);
    box.bottom = Math.max(box.bottom, rect.bottom);
  }
  return box.right > box.left ? box : plain(document.body.getBoundingClientRect());
}

/**
 * @param {Box} rect
 * @returns {Box}
 */
function plain({ left, top, right, bottom }) {
  return { left, top, right, bottom };
}

/**
 * The rectangles that an element fills itself.
 * @param {Element} element
 */
function shownRects(element) {
  if (element.matches(DRAWN) || hasSurface(element)) return [element.getBoundingClientRect()];
  const text = [...element.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue?.trim());
  return text.map((node) => {
    const range = document.createRange();
    range.selectNode(node);
    return range.getBoundingClientRect();
  });
}

/** @param {Element} element */
function hasSurface(element) {
  const style = getComputedStyle(element);
  const painted = style.backgroundColor !== "rgba(0, 0, 0, 0)" || style.backgroundImage !== "none";
  return painted || style.borderTopWidth !== "0px" || style.boxShadow !== "none";
}

/** The colour behind the document, for what is left free around it. */
function background() {
  const { body, documentElement } = document;
  const colors = [body, documentElement].map((element) => getComputedStyle(element).backgroundColor);
  const own = colors.find((color) => color !== "rgba(0, 0, 0, 0)");
  const knowsDark = getComputedStyle(documentElement).colorScheme !== "normal";
  return own ?? (knowsDark ? "Canvas" : "white");
}
