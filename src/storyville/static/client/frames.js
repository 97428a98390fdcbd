// The frames that show canvases: as high as what they hold, where their document may be read.
// A site opened from disk keeps each document to itself: there the style sheet's height stays.

import { fitThumbnail } from "./thumbnails.js";

/** Follow the content of every frame, now and later. */
export function startFrames() {
  document.addEventListener("load", (event) => adopt(event.target), { capture: true });
  document.addEventListener("DOMContentLoaded", () => {
    for (const frame of document.querySelectorAll("iframe")) adopt(frame);
  });
}

/** @type {WeakMap<HTMLIFrameElement, ResizeObserver>} */
const observers = new WeakMap();

/** @param {EventTarget | null} frame */
function adopt(frame) {
  if (!(frame instanceof HTMLIFrameElement) || !frame.dataset.canvas) return;
  const content = frame.contentDocument;
  if (!content?.body || content.URL === "about:blank") return;
  const fit = () => (frame.matches(".thumbnail *") ? fitThumbnail(frame) : fitHeight(frame));
  observers.get(frame)?.disconnect();
  const observer = new ResizeObserver(fit);
  observers.set(frame, observer);
  observer.observe(content.documentElement);
  observer.observe(frame.matches(".thumbnail *") ? (frame.parentElement ?? frame) : frame);
}

/** @param {HTMLIFrameElement} frame */
function fitHeight(frame) {
  const height = `${naturalHeight(frame)}px`;
  if (frame.style.height !== height) frame.style.height = height;
}

/**
 * The height that the content has of itself. It is measured in a frame of no height, so that what
 * is as high as the window does not count; the stage keeps its height, so that nothing jumps.
 * @param {HTMLIFrameElement} frame
 */
function naturalHeight(frame) {
  const root = frame.contentDocument?.documentElement;
  const stage = frame.parentElement;
  if (!root || !stage) return 0;
  stage.style.minHeight = `${stage.offsetHeight}px`;
  frame.classList.add("measured");
  const height = Math.max(root.scrollHeight, overlayHeight(root));
  const bar = root.scrollWidth > root.clientWidth ? 16 : 0;
  frame.classList.remove("measured");
  stage.style.minHeight = "";
  return height + bar;
}

/**
 * Room for what is laid over the document and takes no room in it.
 * @param {HTMLElement} root
 */
function overlayHeight(root) {
  const overlay = root.querySelector("dialog[open], :popover-open");
  return overlay ? overlay.scrollHeight + 96 : 0;
}
