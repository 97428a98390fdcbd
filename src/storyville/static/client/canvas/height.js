// How high the content of a canvas is of itself: not because its frame is.

const MOST_ELEMENTS = 2000;

/** @type {ResizeObserver | null} */
let observer = null;
/** The height of the frame when it was looked at last. */
let viewport = innerHeight;
/** Whether the frame itself has just become higher or lower. */
let isResized = false;

/**
 * Tell the height, now and when the content changes.
 * @param {(height: number) => void} told
 */
export function followHeight(told) {
  const report = () => told(naturalHeight());
  report();
  if (observer) return;
  observer = new ResizeObserver(() => isResized || report());
  observer.observe(document.documentElement);
  observer.observe(document.body);
  addEventListener("load", report);
  addEventListener("resize", onResize);
  // What is laid over the document takes no room in it.
  addEventListener("toggle", report, { capture: true });
}

/** What follows the height of the frame must not make it higher again. */
function onResize() {
  if (innerHeight === viewport) return;
  viewport = innerHeight;
  isResized = true;
  requestAnimationFrame(() => setTimeout(() => (isResized = false)));
}

function naturalHeight() {
  const root = document.documentElement;
  const content = root.scrollHeight > innerHeight ? root.scrollHeight : Math.min(innerHeight, lowest());
  const bar = root.scrollWidth > root.clientWidth ? 16 : 0;
  return Math.ceil(Math.max(content, overlayHeight()) + bar);
}

/** The lower edge of what is furthest down. */
function lowest() {
  const elements = [document.documentElement, ...document.body.querySelectorAll("*")];
  const edges = elements.slice(0, MOST_ELEMENTS).map((element) => element.getBoundingClientRect().bottom);
  return Math.max(...edges) + scrollY;
}

/** Room for what is laid over the document. */
function overlayHeight() {
  const overlay = document.querySelector("dialog[open], :popover-open");
  return overlay ? overlay.scrollHeight + 96 : 0;
}
