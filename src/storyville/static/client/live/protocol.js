// What the server says, and what is done about it. The other side is `Hub` in websocket.py.

import { changeAlone, changeAloneAssets, shellFrame } from "./alone.js";
import { edited, hereEdited } from "./args.js";
import { changeFrameAssets, changeFrames, hasBegun, startCanvases } from "./canvases.js";
import { connect } from "./connection.js";
import { hideGone, showGone } from "./gone.js";
import { changeNavigation, outdateDescriptions } from "./navigation.js";
import { showConnection, showProblems } from "./overlay.js";
import { refreshImages } from "./images.js";
import { refreshSheets } from "./sheets.js";
import { frames, here, isWorkshop, newest, since, urlOfPage } from "./site.js";
import { later, painted } from "./timers.js";
import { changePage } from "./workshop.js";
/** @import { Place } from "./gone.js" */
/** @import { NavigationChange } from "./navigation.js" */
/** @import { Problem } from "./problem.js" */

/**
 * What the server says, each with its `generation`, the state of the site:
 * nothing was missed; something was, and some of what the page shows is to be fetched anew; new
 * content of what it shows, without what comes late (`data-late`) if `partial`; static files that
 * changed, or all if null; the sidebar's entries that changed, or all if null; descriptions
 * changed; all problems there are, some of `total`; what the page shows went away.
 * @typedef {{ type: "current" } | { type: "outdated", addresses: string[] }} State
 * @typedef {{ type: "patch", files: Record<string, string>, partial: boolean }} Patch
 * @typedef {{ type: "assets", addresses: string[] | null }} Assets
 * @typedef {{ type: "navigation", changes: NavigationChange[] | null }} NavigationMessage
 * @typedef {{ type: "descriptions" }} DescriptionsMessage
 * @typedef {{ type: "problems", problems: Problem[], total: number }} Problems
 * @typedef {{ type: "gone", address: string, moved: Place | null, above: Place }} Gone
 * @typedef {State | Patch | Assets | NavigationMessage | DescriptionsMessage} News
 * @typedef {(News | Problems | Gone) & { generation: string }} Message
 */
/**
 * What the page says: what it shows, its own address first, when it connects and when that
 * changes, what of it is as the site was in another state, and what it has no content of yet; that
 * a patch was painted, so many ms after it came.
 * @typedef {object} Hello
 * @property {"hello"} type
 * @property {string} generation
 * @property {string[]} viewing
 * @property {Record<string, string>} since
 * @property {string[]} wanting
 */
/**
 * @typedef {{ type: "painted", generation: string, milliseconds: number }} Painted
 */

const WORKSHOP = "_storyville/";
const TOGETHER = 20; // ms within which frames that come are told at once

/** @type {(message: Hello | Painted) => void} */
let say;
/** What the server was told last. */
let told = "";
/** @type {[string, string][]} */
let toldSince = [];
let isTelling = false;
/** How often each address was changed, so that what was fetched meanwhile is not shown. */
/** @type {Map<string, number>} */
const changes = new Map();
/** What the page shows since something was edited, and has no content of yet. */
/** @type {Set<string>} */
const wanting = new Set();
/** The page's own content changes one step after the other. */
let queue = Promise.resolve();

/** Follow the server. */
export function startProtocol() {
  startCanvases(onFrame);
  say = connect({ hello, receive, onLost: showConnection });
}

/** @returns {Hello} */
function hello() {
  const viewing = viewed();
  told = viewing.join("\n");
  toldSince = [...since];
  return {
    type: "hello",
    generation: newest.generation,
    viewing,
    since: Object.fromEntries(toldSince.filter(([, state]) => state !== newest.generation)),
    wanting: [...wanting],
  };
}

/** What the page shows, without what is loaded only when somebody comes near it. */
function viewed() {
  const shown = frames().filter(hasBegun);
  return [...new Set([hereEdited(), ...shown.map((frame) => frame.dataset.canvas ?? "")])];
}

/**
 * A frame's document is there: what has changed since it was asked for was not told.
 * @param {string} address
 * @param {string} generation
 */
function onFrame(address, generation) {
  if (generation === newest.generation && told.split("\n").includes(address)) return;
  since.set(address, generation);
  if (isTelling) return;
  isTelling = true;
  later(TOGETHER, () => {
    isTelling = false;
    tellViewed();
  });
}

/** Show what is edited now. */
export function showEdited() {
  for (const frame of frames()) {
    if (frame.matches(".canvas *")) frame.dataset.canvas = edited(frame.dataset.canvas ?? "");
  }
  wanting.clear();
  for (const address of viewed()) wanting.add(address);
  say(hello());
}

/** Whether the page is the one that the server made of what is edited now. */
export function isShown() {
  return !wanting.has(hereEdited());
}

/**
 * @param {Message} message
 * @param {number} at
 */
function receive(message, at) {
  newest.generation = message.generation;
  switch (message.type) {
    case "current":
      return heard();
    case "outdated":
      heard();
      for (const address of message.addresses) void fetchOne(address, message.generation);
      return;
    case "patch":
      return void patch(message, at);
    case "assets":
      return changeAssets(message.addresses, message.generation);
    case "navigation":
      if (isWorkshop()) changeNavigation(message.changes, message.generation);
      return;
    case "descriptions":
      return outdateDescriptions(message.generation);
    case "problems":
      return showProblems(message.problems, message.total);
    case "gone":
      if (message.address === here()) showGone(message.moved, message.above);
      return;
  }
}

/**
 * @param {Patch & { generation: string }} message
 * @param {number} at
 */
async function patch({ files, partial, generation }, at) {
  const entries = Object.entries(files);
  await Promise.all(entries.map(([address, html]) => change(address, html, generation, partial)));
  if (document.hidden) return;
  await painted();
  const milliseconds = Math.round((performance.now() - at) * 10) / 10;
  say({ type: "painted", generation, milliseconds });
}

/**
 * @param {string} address
 * @param {string} html
 * @param {string} generation
 * @param {boolean} partial
 */
async function change(address, html, generation, partial = false) {
  changes.set(address, (changes.get(address) ?? 0) + 1);
  wanting.delete(address);
  const isBare = isCanvas() && !shellFrame();
  if (address === hereEdited()) {
    await changeOwn(html, generation, partial);
    tellViewed();
    if (isBare) return;
  }
  await changeFrames(address, html, generation);
}

/**
 * @param {string} html
 * @param {string} generation
 * @param {boolean} partial
 */
function changeOwn(html, generation, partial) {
  hideGone();
  if (isCanvas()) return changeAlone(html, generation);
  queue = queue.then(() => changePage(html, partial));
  return queue;
}

/** Whether this document is a canvas, or stands where one may come. */
function isCanvas() {
  return /(^|\/)canvas\.html$/.test(here());
}

/** Say what the page shows, where that changed. */
function tellViewed() {
  if (since.size > 0 || viewed().join("\n") !== told) say(hello());
}

/** The server knows what the page shows. */
function heard() {
  for (const [address, state] of toldSince) {
    if (since.get(address) === state) since.delete(address);
  }
}

/**
 * @param {string} address
 * @param {string} generation
 */
async function fetchOne(address, generation) {
  const before = changes.get(address);
  try {
    const response = await fetch(urlOfPage(address), { cache: "no-store" });
    const html = await response.text();
    // What is gone says so in its place, and where it went.
    const isShown = response.ok || (response.status === 404 && address === hereEdited());
    if (isShown && changes.get(address) === before) await change(address, html, generation);
    if (response.status >= 500) since.set(address, "");
  } catch {
    since.set(address, ""); // The connection was lost again.
  }
}

/**
 * @param {string[] | null} addresses Null for all.
 * @param {string} generation
 */
function changeAssets(addresses, generation) {
  const own = addresses?.filter((address) => address.startsWith(WORKSHOP));
  const others = addresses?.filter((address) => !address.startsWith(WORKSHOP)) ?? null;
  if (isWorkshop()) {
    for (const address of own ?? []) {
      if (address.endsWith(".css")) void refreshSheets(address, generation);
    }
    refreshImages(others, generation);
  }
  if (others?.length === 0) return;
  if (isCanvas() && !shellFrame()) void changeAloneAssets(others, generation);
  void changeFrameAssets(others, generation);
}
