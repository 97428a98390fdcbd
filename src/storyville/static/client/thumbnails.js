// Thumbnails: a canvas in small, moved and scaled so that what it shows is in the middle.

const MARGIN = 20;
const SMALLEST = 0.3;
const MOST_ELEMENTS = 300;
const DRAWN = "img, svg, input, button, select, textarea, canvas, video, hr, progress, meter";

/**
 * Fit what a canvas shows into its thumbnail.
 * @param {HTMLIFrameElement} frame
 */
export function fitThumbnail(frame) {
  const box = frame.parentElement;
  const body = frame.contentDocument?.body;
  if (!box || !body) return;
  const { left, top, right, bottom } = bounds(body);
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const fitting = Math.min((box.clientWidth - 2 * MARGIN) / width, (box.clientHeight - 2 * MARGIN) / height);
  const scale = Math.min(1, Math.max(SMALLEST, fitting));
  const x = Math.max(MARGIN, (box.clientWidth - width * scale) / 2) - left * scale;
  const y = Math.max(MARGIN, (box.clientHeight - height * scale) / 2) - top * scale;
  frame.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) scale(${scale})`;
  box.style.background = background(body);
  box.classList.add("fitted");
}

/**
 * The box around everything that can be seen in a document.
 * @param {HTMLElement} body
 */
function bounds(body) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const elements = [...body.querySelectorAll("*")].slice(0, MOST_ELEMENTS);
  for (const element of elements) {
    for (const rect of shownRects(element)) {
      if (!rect.width || !rect.height) continue;
      box.left = Math.min(box.left, rect.left);
      box.top = Math.min(box.top, rect.top);
      box.right = Math.max(box.right, rect.right);
      box.bottom = Math.max(box.bottom, rect.bottom);
    }
  }
  return box.right > box.left ? box : body.getBoundingClientRect();
}

/**
 * The rectangles that an element fills itself.
 * @param {Element} element
 */
function shownRects(element) {
  if (element.matches(DRAWN) || hasSurface(element)) return [element.getBoundingClientRect()];
  const text = [...element.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue?.trim());
  return text.map((node) => {
    const range = element.ownerDocument.createRange();
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

/**
 * The colour behind a document, for what is left free around it.
 * @param {HTMLElement} body
 */
function background(body) {
  const root = body.ownerDocument.documentElement;
  const colors = [body, root].map((element) => getComputedStyle(element).backgroundColor);
  const own = colors.find((color) => color !== "rgba(0, 0, 0, 0)");
  const knowsDark = getComputedStyle(root).colorScheme !== "normal";
  return own ?? (knowsDark ? "Canvas" : "white");
}
