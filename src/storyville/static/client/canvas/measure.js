// The sizes of the element under the pointer: margin, border, padding, content.

import { box, draw } from "./overlay.js";

let isOn = false;

export function startMeasuring() {
  if (isOn) return;
  isOn = true;
  addEventListener("pointerover", onPointer, { capture: true });
  document.documentElement.addEventListener("pointerleave", clear);
}

export function stopMeasuring() {
  if (!isOn) return;
  isOn = false;
  removeEventListener("pointerover", onPointer, { capture: true });
  document.documentElement.removeEventListener("pointerleave", clear);
  clear();
}

function clear() {
  draw("measure", []);
}

/** @param {PointerEvent} event */
function onPointer({ target }) {
  if (target instanceof Element && target !== document.documentElement) {
    draw("measure", [...boxes(target)]);
  }
}

/** @param {Element} element */
function* boxes(element) {
  const style = getComputedStyle(element);
  const sides = (/** @type {string} */ name, suffix = "") =>
    ["top", "right", "bottom", "left"].map(
      (side) => parseFloat(style.getPropertyValue(`${name}-${side}${suffix}`)) || 0,
    );
  const border = element.getBoundingClientRect();
  const padding = inset(border, sides("border", "-width"));
  const content = inset(padding, sides("padding"));
  yield* ring("margin", inset(border, sides("margin").map((size) => -size)), border);
  yield* ring("border", border, padding);
  yield* ring("padding", padding, content);
  yield box("content", content);
  yield label(element, border);
}

/**
 * @param {{ left: number, top: number, width: number, height: number }} rect
 * @param {number[]} sides
 */
function inset({ left, top, width, height }, [above = 0, right = 0, below = 0, before = 0]) {
  return {
    left: left + before,
    top: top + above,
    width: width - before - right,
    height: height - above - below,
  };
}

/**
 * What is within one rectangle and not within another, as four boxes.
 * @param {string} name
 * @param {ReturnType<typeof inset>} outer
 * @param {ReturnType<typeof inset>} inner
 */
function* ring(name, outer, inner) {
  const innerRight = inner.left + inner.width;
  const innerBottom = inner.top + inner.height;
  const { left, top, width, height } = outer;
  yield box(name, { left, top, width, height: inner.top - top });
  yield box(name, { left, top: innerBottom, width, height: top + height - innerBottom });
  const between = { top: inner.top, height: inner.height };
  yield box(name, { ...between, left, width: inner.left - left });
  yield box(name, { ...between, left: innerRight, width: left + width - innerRight });
}

/**
 * @param {Element} element
 * @param {DOMRect} rect
 */
function label(element, { left, top, bottom, width, height }) {
  const below = bottom + 24 < innerHeight ? bottom + 4 : Math.max(0, top - 24);
  const made = box("label", { left: Math.max(0, left), top: below, width: 0, height: 0 });
  made.style.width = made.style.height = "auto";
  const name = [element.localName, ...element.classList].slice(0, 3).join(".");
  made.textContent = `${name}  ${round(width)} × ${round(height)}`;
  return made;
}

/** @param {number} size */
function round(size) {
  return Math.round(size * 10) / 10;
}
