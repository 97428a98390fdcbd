// The canvas of a story at the widths of a phone or a tablet, or as wide as you drag it.

import { find, findAll, press, target } from "./page.js";
import { recallInTab, rememberInTab } from "./storage.js";

const NARROWEST = 240;
const STEP = 16;

const handle = makeHandle();
const sizes = new ResizeObserver(report);
/** @type {HTMLElement | null} The frame that is followed. */
let followed = null;

/** Make the width buttons and the handle work, also for a frame that appears only later. */
export function startStage() {
  follow();
  followDrag();
  document.addEventListener("storyville:changed", follow);
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-width]");
    if (button) setWidth(Number(button.dataset.width));
  });
}

/** The frame that is now on the stage. */
function stageFrame() {
  return find(".canvas .frame");
}

/** Give the frame on the stage the handle and the width that was chosen. */
function follow() {
  const frame = stageFrame();
  if (!frame) handle.remove();
  else if (!handle.parentElement?.contains(frame)) frame.after(handle);
  if (frame === followed) return report(); // the page may have a new place for it
  sizes.disconnect();
  followed = frame;
  if (!frame) return;
  setWidth(Number(recallInTab("width") ?? 0));
  sizes.observe(frame);
}

/** @param {number} width 0 for as wide as the stage. */
function setWidth(width) {
  const frame = stageFrame();
  if (!frame) return;
  const wanted = width && Math.max(NARROWEST, Math.round(width));
  frame.style.width = wanted ? `${wanted}px` : "";
  rememberInTab("width", wanted);
  press(findAll("[data-width]"), (button) => Number(button.dataset.width) === wanted);
}

/** Say how wide the frame is. */
function report() {
  const frame = stageFrame();
  const output = find(".width");
  if (!frame || !output) return;
  const width = Math.round(frame.getBoundingClientRect().width);
  output.textContent = `${width} px`;
  handle.ariaValueNow = String(width);
  handle.ariaValueMax = String(frame.parentElement?.clientWidth);
}

function makeHandle() {
  const handle = document.createElement("div");
  handle.id = "handle"; // what has an id is taken for nothing else when the page changes
  handle.className = "handle";
  handle.role = "separator";
  handle.ariaLabel = "Width of the canvas";
  handle.ariaOrientation = "vertical";
  handle.ariaValueMin = String(NARROWEST);
  handle.tabIndex = 0;
  return handle;
}

function followDrag() {
  const box = () => stageFrame()?.getBoundingClientRect();
  handle.addEventListener("pointerdown", (event) => handle.setPointerCapture(event.pointerId));
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    setWidth(event.clientX - (box()?.left ?? 0));
  });
  handle.addEventListener("dblclick", () => setWidth(0));
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step) setWidth((box()?.width ?? 0) + step);
    else if (event.key === "Home") setWidth(NARROWEST);
    else if (event.key === "End") setWidth(0);
    else return;
    event.preventDefault();
  });
}
