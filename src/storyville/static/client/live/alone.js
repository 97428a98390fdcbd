// A canvas in a tab of its own. What can't be changed in place is loaded in a frame over it, which
// then is all there is.

import { hereEdited } from "./args.js";
import { changeAssets } from "./assets.js";
import { changeCanvas } from "./canvas.js";
import { parse } from "./documents.js";
import { FRAMES } from "./site.js";
import { isLost, loaded } from "./swap.js";
import { painted, stopOthers } from "./timers.js";

const COVER = `all: initial !important; position: fixed !important; inset: 0 !important;
width: 100% !important; height: 100% !important; border: 0 !important;
background: Canvas !important; z-index: 2147483646 !important;`;
const UNSEEN = "opacity: 0 !important; pointer-events: none !important;";

/** @type {HTMLIFrameElement | null} */
let coming = null;
let isShell = false;

/**
 * Show the canvas's new content.
 * @param {string} html
 * @param {string} generation
 */
export async function changeAlone(html, generation) {
  // A shell's frame is told like any other.
  if (isShell) document.title = parse(html).title;
  else if (coming || !changeCanvas(html)) await cover(generation);
}

/**
 * Show the new content of static files.
 * @param {string[] | null} addresses Null for all.
 * @param {string} generation
 */
export async function changeAloneAssets(addresses, generation) {
  if (isShell) return;
  if (coming || !(await changeAssets(addresses, generation))) await cover(generation);
}

/** @param {string} generation */
async function cover(generation) {
  coming?.remove();
  const frame = document.createElement("iframe");
  coming = frame;
  const url = new URL(location.href);
  url.searchParams.set("v", generation); // a frame of the very same address might be refused
  frame.src = url.href;
  frame.title = document.title;
  frame.style.cssText = COVER + UNSEEN;
  frame.dataset.coming = "";
  document.documentElement.append(frame);
  await loaded(frame, hereEdited());
  await painted();
  if (coming !== frame) return;
  if (!isLost(frame)) return uncover(frame);
  coming = null;
  frame.remove();
}

/** @param {HTMLIFrameElement} frame */
function uncover(frame) {
  const { scrollX, scrollY } = window;
  const { documentElement, body, head } = document;
  isShell = true;
  coming = null;
  stopOthers();
  for (const media of document.querySelectorAll("audio, video")) {
    if (media instanceof HTMLMediaElement) media.pause();
  }
  const { contentDocument, contentWindow } = frame;
  document.title = contentDocument?.title || document.title;
  frame.style.cssText = COVER;
  delete frame.dataset.coming;
  frame.dataset.canvas = hereEdited();
  for (const element of [...head.querySelectorAll("link, style"), ...body.childNodes]) element.remove();
  for (const element of [body, documentElement]) {
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
  }
  contentWindow?.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  frame.focus({ preventScroll: true });
}

/** Whether the document is no more than a frame around its canvas. */
export function shellFrame() {
  return isShell ? document.querySelector(FRAMES) : null;
}
