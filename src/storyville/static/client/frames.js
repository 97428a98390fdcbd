// The frames that show canvases: as high as what they hold says it is, and shown as the tools say.

import { hear, tell } from "./channel.js";
import { fitThumbnail } from "./thumbnails.js";
/** @import { CheckedMessage, FromCanvas, Look, Question, MarkMessage } from "./channel.js" */

const LOWEST = 136;
const HIGHEST = 20000;
const UNKNOWN = "320px";
const PATIENCE = 2000; // ms

/** @type {() => Look | null} */
let lookNow = () => null;
/** @type {(key: string) => void} */
let onKey = () => {};

/** @type {WeakMap<Window, (message: CheckedMessage) => void>} */
const waiting = new WeakMap();

/** Hear what the canvases say, now and later. */
export function startFrames() {
  hear((/** @type {FromCanvas} */ message, from) => {
    const frame = [...document.querySelectorAll("iframe")].find(
      ({ contentWindow }) => contentWindow === from,
    );
    if (frame) receive(frame, message);
  });
  document.addEventListener("load", (event) => settle(event.target), { capture: true });
  document.addEventListener("storyville:changed", () => {
    for (const frame of frames()) greet(frame);
  });
}

/**
 * Give a frame a height whose document says nothing of its own: somebody followed a link in it.
 * @param {EventTarget | null} frame
 */
function settle(frame) {
  if (!(frame instanceof HTMLIFrameElement) || !frame.matches(".frame")) return;
  setTimeout(() => (frame.style.height ||= UNKNOWN), PATIENCE);
}

/**
 * How the canvases of stages are to be shown, and what a key that was pressed in one does.
 * @param {() => Look} look
 * @param {(key: string) => void} key
 */
export function setTools(look, key) {
  lookNow = look;
  onKey = key;
}

function frames() {
  return [...document.querySelectorAll("iframe")].filter((frame) => frame.dataset.canvas);
}

/** The frame of the story that the page is about. */
export function storyFrame() {
  return frames().find((frame) => frame.matches(".canvas .frame"));
}

/** Show the story's canvas as the tools say now. */
export function refreshLook() {
  const frame = storyFrame();
  const look = lookNow();
  if (frame?.contentWindow && look) tell(frame.contentWindow, { storyville: "look", look });
}

/** Have a frame be as high as its content. */
export function refit() {
  const frame = storyFrame();
  if (frame) ask(frame, { storyville: "fit" });
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {FromCanvas} message
 */
function receive(frame, message) {
  switch (message.storyville) {
    case "here":
      return greet(frame);
    case "height":
      return fitHeight(frame, Number(message.height));
    case "picture":
      return fitThumbnail(frame, message.box, String(message.background));
    case "checked":
      return waiting.get(/** @type {Window} */ (frame.contentWindow))?.(message);
    case "key":
      return onKey(String(message.key));
  }
}

/** @param {HTMLIFrameElement} frame */
function greet(frame) {
  const look = lookNow();
  const isStory = frame.matches(".canvas .frame");
  if (isStory && look) ask(frame, { storyville: "look", look });
  ask(frame, { storyville: frame.matches(".thumbnail *") ? "picture" : "fit" });
  if (isStory) document.dispatchEvent(new Event("storyville:painted"));
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {Question | MarkMessage | { storyville: "look", look: Look }} message
 */
function ask(frame, message) {
  if (frame.contentWindow) tell(frame.contentWindow, message);
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {number} height
 */
function fitHeight(frame, height) {
  if (!(height >= 0) || frame.dataset.height) return;
  const fitting = `${Math.min(HIGHEST, Math.max(LOWEST, height))}px`;
  if (frame.style.height !== fitting) frame.style.height = fitting;
  const stage = frame.parentElement;
  if (stage?.matches(".story-card *")) letScroll(stage, frame.title);
}

/**
 * Let a stage that is cut be scrolled by keys as well.
 * @param {HTMLElement} stage
 * @param {string} title
 */
function letScroll(stage, title) {
  const isCut = stage.scrollHeight > stage.clientHeight + 1;
  stage.classList.toggle("cut", isCut);
  for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", title]]) {
    if (isCut && name) stage.setAttribute(name, value ?? "");
    else stage.removeAttribute(name ?? "");
  }
}

/**
 * What axe-core finds in the story's canvas.
 * @returns {Promise<CheckedMessage | null>} Null where there is no canvas.
 */
export function check() {
  const frame = storyFrame();
  const window = frame?.contentWindow;
  if (!frame || !window) return Promise.resolve(null);
  return new Promise((resolve) => {
    waiting.get(window)?.({ storyville: "checked", violations: [], error: "" });
    waiting.set(window, (message) => {
      waiting.delete(window);
      resolve(message);
    });
    ask(frame, { storyville: "check" });
  });
}

/**
 * Mark elements of the story's canvas.
 * @param {string[]} selectors
 */
export function mark(selectors) {
  const frame = storyFrame();
  if (frame) ask(frame, { storyville: "mark", selectors });
}
