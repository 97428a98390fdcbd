// The width of the sidebar, and whether it is there at all; set before anything is painted.

import { find } from "./page.js";
import { recall, remember } from "./storage.js";

const NARROWEST = 176;
const WIDEST = 560;
const STEP = 16;
const { classList, style } = document.documentElement;

/** Give the sidebar the width that it was given before. */
export function applySidebar() {
  const width = recall("sidebar");
  if (typeof width === "number") style.setProperty("--sidebar", `${width}px`);
  classList.toggle("sidebar-hidden", recall("sidebar-hidden") === true);
}

/** Whether the sidebar was hidden, where the window is wide enough for it. */
export function isSidebarHidden() {
  return classList.contains("sidebar-hidden");
}

/** @param {boolean} isHidden */
export function hideSidebar(isHidden) {
  classList.toggle("sidebar-hidden", isHidden);
  remember("sidebar-hidden", isHidden);
}

/** Put a handle between the sidebar and the page. */
export function startSplitter() {
  const sidebar = find(".sidebar");
  if (!sidebar) return;
  const handle = makeHandle(sidebar.id);
  sidebar.append(handle);
  /** @param {number} width */
  const set = (width) => {
    const fitting = Math.min(Math.max(Math.round(width), NARROWEST), widest());
    style.setProperty("--sidebar", `${fitting}px`);
    handle.ariaValueNow = String(fitting);
    return fitting;
  };
  const report = () => {
    handle.ariaValueMax = String(widest());
    handle.ariaValueNow = String(Math.round(sidebar.offsetWidth));
  };
  const reset = () => {
    style.removeProperty("--sidebar");
    remember("sidebar", null);
    report();
  };
  report();
  addEventListener("resize", report);
  followPointer(handle, set, reset);
  followKeys(handle, sidebar, set, reset);
}

function widest() {
  return Math.max(NARROWEST, Math.min(WIDEST, Math.round(innerWidth / 2)));
}

/** @param {string} controlled The id of what is made wider. */
function makeHandle(controlled) {
  const handle = document.createElement("div");
  handle.className = "splitter";
  handle.role = "separator";
  handle.ariaLabel = "Width of the sidebar";
  handle.ariaOrientation = "vertical";
  handle.ariaValueMin = String(NARROWEST);
  handle.setAttribute("aria-controls", controlled);
  handle.tabIndex = 0;
  return handle;
}

/**
 * @param {HTMLElement} handle
 * @param {(width: number) => number} set
 * @param {() => void} reset
 */
function followPointer(handle, set, reset) {
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // or text is selected, and the browser takes the pointer away
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) remember("sidebar", set(event.clientX));
  });
  handle.addEventListener("dblclick", reset);
}

/**
 * @param {HTMLElement} handle
 * @param {HTMLElement} sidebar
 * @param {(width: number) => number} set
 * @param {() => void} reset
 */
function followKeys(handle, sidebar, set, reset) {
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step) remember("sidebar", set(sidebar.offsetWidth + step));
    else if (event.key === "Home") remember("sidebar", set(NARROWEST));
    else if (event.key === "End") remember("sidebar", set(WIDEST));
    else if (event.key === "Enter") reset();
    else return;
    event.preventDefault();
  });
}
