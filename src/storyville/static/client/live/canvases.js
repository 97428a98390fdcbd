// The side of the page whose frames show canvases.

import { hear, tell } from "./channel.js";
import { rememberAs } from "./served.js";
import { bare } from "./args.js";
import { frames } from "./site.js";
import { dropSwap, isLost, isSwapping, swap } from "./swap.js";
/** @import { Answer, AssetsMessage, CanvasMessage, EscapeMessage, ReadyMessage } from "./channel.js" */

/** @typedef {{ html: string, generation: string, at: number }} Content */
/** @typedef {{ turn: number, done: () => void }} Turn */

/** The newest content of each canvas that was sent, for frames that load only now. */
/** @type {Map<string, Content>} */
const newest = new Map();
/** The same of static files. */
let assets = { generation: "", at: 0 };
/** The windows of frames whose live.js listens. */
/** @type {WeakSet<MessageEventSource>} */
const ready = new WeakSet();
/** What each frame was asked for last. */
/** @type {WeakMap<HTMLIFrameElement, Turn>} */
const turns = new WeakMap();
let count = 0;

/** @type {(address: string, generation: string) => void} */
let onLoaded;

/**
 * Hear what the frames say.
 * @param {typeof onLoaded} onFrame Told when one's document is there, and of what state it is.
 */
export function startCanvases(onFrame) {
  onLoaded = onFrame;
  hear((/** @type {Answer | EscapeMessage | ReadyMessage} */ message, from) => {
    const frame = frames().find((frame) => frame.contentWindow === from);
    if (frame && message.storyville === "escape") document.dispatchEvent(new Event("storyville:escape"));
    else if (frame && message.storyville === "ready") onReady(frame, message);
    else if (message.storyville === "ready") ready.add(from); // of a frame that is being swapped in
    else if (message.storyville !== "shown" && message.storyville !== "swap") return;
    else if (frame) onAnswer(frame, message);
  });
  for (const { contentWindow } of frames()) {
    if (contentWindow) tell(contentWindow, { storyville: "page" });
  }
}

/**
 * Whether a frame is more than a place for what is loaded when somebody comes near it.
 * @param {HTMLIFrameElement} frame
 */
export function hasBegun(frame) {
  const window = frame.contentWindow;
  return frame.loading !== "lazy" || isLost(frame) || (window !== null && ready.has(window));
}

/**
 * Show a canvas's new content in all of its frames.
 * @param {string} address
 * @param {string} html
 * @param {string} generation
 */
export async function changeFrames(address, html, generation) {
  for (const known of newest.keys()) if (bare(known) === bare(address)) newest.delete(known);
  newest.set(address, { html, generation, at: now() });
  const shown = frames().filter((frame) => frame.dataset.canvas === address);
  await Promise.all(shown.map((frame) => ask(frame, { storyville: "canvas", address, html })));
}

/** Ms since 1970. */
function now() {
  return performance.timeOrigin + performance.now();
}

/**
 * Show static files' new content in all frames.
 * @param {string[] | null} addresses Null for all.
 * @param {string} generation
 */
export async function changeFrameAssets(addresses, generation) {
  assets = { generation, at: now() };
  const message = /** @type {const} */ ({ storyville: "assets", addresses, generation });
  await Promise.all(frames().map((frame) => ask(frame, message)));
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {Omit<CanvasMessage, "turn"> | Omit<AssetsMessage, "turn">} message
 * @returns {Promise<void>} When it shows, or something newer is asked for.
 */
function ask(frame, message) {
  const window = frame.contentWindow;
  const wasSwapping = dropSwap(frame);
  turns.get(frame)?.done();
  if (!window || (!ready.has(window) && !isLost(frame))) return Promise.resolve();
  return new Promise((done) => {
    const turn = { turn: ++count, done };
    turns.set(frame, turn);
    if (wasSwapping || isLost(frame)) void reload(frame, turn);
    else tell(window, { ...message, turn: turn.turn });
  });
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {Answer} answer
 */
function onAnswer(frame, answer) {
  const turn = turns.get(frame);
  // What an overtaken message asked to load must be loaded too: the newer one may say less.
  if (answer.storyville === "swap" && turn) void reload(frame, turn);
  else if (answer.turn === turn?.turn && !isSwapping(frame)) {
    document.dispatchEvent(new Event("storyville:painted"));
    turn.done();
  }
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {Turn} turn
 */
async function reload(frame, turn) {
  const fresh = await swap(frame);
  if (fresh) {
    rememberAs(fresh, frame);
    document.dispatchEvent(new Event("storyville:changed"));
    document.dispatchEvent(new Event("storyville:painted"));
  }
  turn.done();
}

/**
 * A frame's document is there: give it what was sent while it was on its way.
 * @param {HTMLIFrameElement} frame
 * @param {ReadyMessage} message
 */
function onReady(frame, { address: loaded, generation, asked }) {
  if (frame.contentWindow) ready.add(frame.contentWindow);
  const address = frame.dataset.canvas ?? "";
  const content = newest.get(address);
  const isOther = loaded !== address || content?.generation !== generation;
  const missed = content && isOther && asked < content.at;
  if (missed) void ask(frame, { storyville: "canvas", address, html: content.html });
  onLoaded(address, missed ? content.generation : generation);
  if (asked >= assets.at) return;
  void ask(frame, { storyville: "assets", addresses: null, generation: assets.generation });
}
