// Pages on paper: every canvas is loaded, and as high as it is at the width of the paper.

import { find, findAll, target } from "./page.js";

/** Milliseconds; from disk nobody can tell whether a frame is loaded. */
const PATIENCE = 10_000;
const { classList } = document.documentElement;

/** Make the print button work, and any printing show whole canvases. */
export function startPrinting() {
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-print]");
    if (button) void print(button);
  });
  addEventListener("beforeprint", () => {
    if (!find(".everything")) return;
    classList.add("printing");
    for (const frame of frames()) fit(frame);
  });
  addEventListener("afterprint", () => classList.remove("printing"));
}

/** @param {HTMLElement} button */
async function print(button) {
  button.ariaBusy = "true";
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.all(frames().map(loaded)), patience]);
  button.ariaBusy = null;
  window.print();
}

/** @returns {HTMLIFrameElement[]} */
function frames() {
  return findAll(".everything iframe").filter((frame) => frame instanceof HTMLIFrameElement);
}

/** @param {HTMLIFrameElement} frame */
function loaded(frame) {
  if (isLoaded(frame)) return;
  frame.loading = "eager";
  return new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
}

/**
 * Whether a frame's document is there; one opened from disk can't be asked.
 * @param {HTMLIFrameElement} frame
 */
function isLoaded({ contentDocument }) {
  return contentDocument?.readyState === "complete" && contentDocument.URL !== "about:blank";
}

/** @param {HTMLIFrameElement} frame */
function fit(frame) {
  const root = frame.contentDocument?.documentElement;
  if (root) frame.style.height = `${root.scrollHeight}px`;
}
