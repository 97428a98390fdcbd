// The canvas of a story at the size of a device, or as wide as you drag it.

import { refit } from "./frames.js";
import { find, findAll, press, target } from "./page.js";
import { setView, viewed } from "./view.js";

const NARROWEST = 240;
const STEP = 16;
const SIZE = /^(\d{2,4})(?:x(\d{2,4}))?$/;

const handle = makeHandle();
const sizes = new ResizeObserver(report);
/** @type {HTMLElement | null} The frame that is followed. */
let followed = null;

/** Make the viewport buttons and the handle work, also for a frame that appears only later. */
export function startStage() {
  follow();
  followDrag();
  document.addEventListener("storyville:changed", follow);
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-viewport]");
    if (button) setViewport(button.dataset.viewport ?? "");
  });
}

/** The frame that is now on the stage. */
function stageFrame() {
  return find(".canvas .frame");
}

/** Give the frame on the stage the handle and the size that was chosen. */
function follow() {
  const frame = stageFrame();
  if (!frame) handle.remove();
  else if (!handle.parentElement?.contains(frame)) frame.after(handle);
  if (frame === followed) return report(); // the page may have a new place for it
  sizes.disconnect();
  followed = frame;
  if (!frame) return;
  setViewport(viewed("viewport"));
  sizes.observe(frame);
}

/** @param {string} viewport `390x844`, `513` for a width alone; empty for as wide as the stage. */
export function setViewport(viewport) {
  const frame = stageFrame();
  if (!frame) return;
  const [, width = "", height = ""] = SIZE.exec(viewport) ?? [];
  const wanted = width && String(Math.max(NARROWEST, Number(width)));
  frame.style.width = wanted && `${wanted}px`;
  const wasFixed = frame.dataset.height;
  if (height) frame.dataset.height = height;
  else delete frame.dataset.height;
  if (height) frame.style.height = `${height}px`;
  else if (wasFixed) frame.style.height = "";
  if (wasFixed && !height) refit();
  const chosen = height ? `${wanted}x${height}` : wanted;
  setView("viewport", chosen);
  press(findAll("[data-viewport]"), (button) => button.dataset.viewport === chosen);
}

/** Say how large the frame is. */
function report() {
  const frame = stageFrame();
  const output = find(".size");
  if (!frame || !output) return;
  const { width, height } = frame.getBoundingClientRect();
  output.textContent = `${Math.round(width)} × ${Math.round(height)}`;
  handle.ariaValueNow = String(Math.round(width));
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
  const widen = (/** @type {number} */ width) => setViewport(String(Math.round(width)));
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // of what the pointer would else begin to select
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) widen(event.clientX - (box()?.left ?? 0));
  });
  handle.addEventListener("dblclick", () => setViewport(""));
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step) widen((box()?.width ?? 0) + step);
    else if (event.key === "Home") widen(NARROWEST);
    else if (event.key === "End") setViewport("");
    else return;
    event.preventDefault();
  });
}
