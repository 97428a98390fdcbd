// The canvas of a story at the widths of a phone or a tablet, or as wide as you drag it.

import { find, findAll, press, target } from "./page.js";
import { recallInTab, rememberInTab } from "./storage.js";

const NARROWEST = 240;
const STEP = 16;

/** Make the width buttons and the handle work. */
export function startStage() {
  const frame = find(".canvas .frame");
  const stage = frame?.parentElement;
  const output = find(".width");
  if (!frame || !stage || !output) return;
  const buttons = findAll("[data-width]");
  const handle = makeHandle();
  frame.after(handle);
  const set = (/** @type {number} */ width) => {
    const wanted = width && Math.max(NARROWEST, Math.round(width));
    frame.style.width = wanted ? `${wanted}px` : "";
    rememberInTab("width", wanted);
    press(buttons, (button) => Number(button.dataset.width) === wanted);
  };
  const report = () => {
    const width = Math.round(frame.getBoundingClientRect().width);
    output.textContent = `${width} px`;
    handle.ariaValueNow = String(width);
    handle.ariaValueMax = String(stage.clientWidth);
  };
  set(Number(recallInTab("width") ?? 0));
  new ResizeObserver(report).observe(frame);
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-width]");
    if (button) set(Number(button.dataset.width));
  });
  followDrag(handle, frame, set);
}

function makeHandle() {
  const handle = document.createElement("div");
  handle.className = "handle";
  handle.role = "separator";
  handle.ariaLabel = "Width of the canvas";
  handle.ariaOrientation = "vertical";
  handle.ariaValueMin = String(NARROWEST);
  handle.tabIndex = 0;
  return handle;
}

/**
 * @param {HTMLElement} handle
 * @param {HTMLElement} frame
 * @param {(width: number) => void} set
 */
function followDrag(handle, frame, set) {
  const width = () => frame.getBoundingClientRect().width;
  handle.addEventListener("pointerdown", (event) => handle.setPointerCapture(event.pointerId));
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    set(event.clientX - frame.getBoundingClientRect().left);
  });
  handle.addEventListener("dblclick", () => set(0));
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step) set(width() + step);
    else if (event.key === "Home") set(NARROWEST);
    else if (event.key === "End") set(0);
    else return;
    event.preventDefault();
  });
}
