// What live.js says over the page: problems, and that the connection is lost.

import { element } from "./elements.js";
import { STYLE } from "./overlaystyle.js";
import { concernsPage, problemText, problemView } from "./problem.js";
import { isWorkshop } from "./site.js";
import { later } from "./timers.js";
/** @import { Problem } from "./problem.js" */

const ID = "storyville-overlay";

/** @type {Problem[]} Those of this page first. */
let problems = [];
let count = 0;
let at = 0;
let isOpen = false;
/** What the page's own problems were when they were shown last. */
let seen = "[]";
/** All that was told last. */
let last = "";
/** @type {HTMLElement | null} */
let focusedBefore = null;

/** @type {ShadowRoot | null} */
let shadow = null;
const announcement = element("div", { class: "unseen", role: "alert" });
const lost = element("p", { class: "pill lost", role: "status" });
const pill = element("button", { class: "pill problems", type: "button" });
const corner = element("div", { class: "corner" }, lost, pill);
const panel = element("div", {
  class: "panel", role: "alertdialog", "aria-labelledby": "title", tabindex: "-1",
});
const backdrop = element("div", { class: "backdrop" }, panel);

/**
 * Say whether the connection is lost.
 * @param {boolean} isLost
 */
export function showConnection(isLost) {
  if (isLost) raise();
  lost.textContent = isLost ? "Reconnecting…" : "";
}

/**
 * Show the problems that there are now.
 * @param {Problem[]} all
 * @param {number} total How many there are, where they are too many to be sent.
 */
export function showProblems(all, total) {
  const told = JSON.stringify([all, total]);
  if (told === last) return;
  last = told;
  const shown = all.filter(({ kind }) => kind !== "assertion" && kind !== "lint");
  const own = shown.filter(concernsPage);
  const others = shown.filter((problem) => !own.includes(problem));
  const now = JSON.stringify(own.map(({ message, file, line, node }) => [message, file, line, node]));
  problems = [...own, ...others];
  count = total - (all.length - shown.length);
  at = Math.min(at, Math.max(0, problems.length - 1));
  if (now !== seen) {
    at = 0;
    isOpen = own.length > 0;
  }
  seen = now;
  update();
}

function update() {
  if (!problems.length) isOpen = false;
  if (problems.length) mount();
  const wasOpen = backdrop.isConnected;
  pill.textContent = count === 1 ? "1 problem" : `${count} problems`;
  pill.hidden = isOpen || !problems.length;
  if (isOpen) fill();
  if (isOpen && !wasOpen) open();
  if (!isOpen && wasOpen) close();
}

function fill() {
  const problem = problems[at];
  if (!problem) return;
  const hadFocus = panel.contains(shadow?.activeElement ?? null);
  panel.replaceChildren(
    element("div", { class: "content" }, ...problemView(problem)),
    element("footer", {}, stepper(), copyButton(problem), button("Hide", "Hide (Esc)", hide)),
  );
  if (hadFocus) panel.focus({ preventScroll: true });
  if (panel.isConnected) showCaret();
}

/** Scroll the excerpt so far that the mark under the column can be seen. */
function showCaret() {
  const excerpt = panel.querySelector(".excerpt");
  const mark = panel.querySelector(".caret b");
  if (!excerpt || !mark) return;
  const beyond = mark.getBoundingClientRect().right - excerpt.getBoundingClientRect().right;
  if (beyond > 0) excerpt.scrollLeft = beyond + excerpt.clientWidth / 3;
}

function stepper() {
  const group = element("div", { class: "stepper" });
  if (problems.length < 2 && count < 2) return group;
  const number = element("span", { class: "count", role: "status" }, `${at + 1} of ${count}`);
  group.append(
    button("‹", "Previous problem", () => step(-1)),
    number,
    button("›", "Next problem", () => step(1)),
  );
  return group;
}

/**
 * @param {string} text
 * @param {string} label
 * @param {(button: HTMLButtonElement) => void} press
 */
function button(text, label, press) {
  const made = element("button", { type: "button", "aria-label": label, title: label }, text);
  made.addEventListener("click", () => press(made));
  return made;
}

/** @param {Problem} problem */
function copyButton(problem) {
  return button("Copy", "Copy as text", async (pressed) => {
    await navigator.clipboard.writeText(problemText(problem));
    pressed.textContent = "Copied";
    later(1200, () => (pressed.textContent = "Copy"));
  });
}

/** @param {number} by */
function step(by) {
  at = (at + by + problems.length) % problems.length;
  fill();
}

function open() {
  const active = document.activeElement;
  focusedBefore = active instanceof HTMLElement ? active : null;
  raise();
  shadow?.append(backdrop);
  showCaret();
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("storyville:escape", hide);
  if (!isWriting(document)) panel.focus({ preventScroll: true });
  else announcement.textContent = `Problem: ${problems[0]?.message}`;
}

function close() {
  const hadFocus = panel.contains(shadow?.activeElement ?? null);
  backdrop.remove();
  announcement.textContent = "";
  document.removeEventListener("keydown", onKey, true);
  document.removeEventListener("storyville:escape", hide);
  if (hadFocus) focusedBefore?.focus({ preventScroll: true });
}

function hide() {
  isOpen = false;
  update();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const isInside = event.target === shadow?.host;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const scrolls = shadow?.activeElement?.matches(".excerpt") && by;
  if (event.key === "Escape" && !event.isComposing) hide();
  else if (by && isInside && !scrolls && problems.length > 1) step(by);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Whether the focus is where somebody writes.
 * @param {Document | ShadowRoot | null} root
 * @returns {boolean}
 */
function isWriting(root) {
  const active = root?.activeElement;
  if (active?.localName === "iframe") {
    return isWriting(/** @type {HTMLIFrameElement} */ (active).contentDocument);
  }
  if (active?.shadowRoot) return isWriting(active.shadowRoot);
  return Boolean(active?.matches("input, textarea, select, [contenteditable]"));
}

/** Have all this stand above whatever is shown now: modal dialogs, full screen. */
function raise() {
  const host = mount();
  const focused = shadow?.activeElement;
  host.hidePopover();
  // What is not in what fills the screen can be seen, but not used.
  const parent = document.querySelector(".canvas:fullscreen") ?? document.documentElement;
  if (host.parentElement !== parent) parent.append(host);
  host.showPopover();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/** Put the element of all this into the document, if it is not there. */
function mount() {
  if (shadow?.host.isConnected) return /** @type {HTMLElement} */ (shadow.host);
  const host = element("div", { id: ID, popover: "manual" });
  if (!isWorkshop()) host.className = "alone";
  shadow = host.attachShadow({ mode: "open" });
  shadow.append(element("style", {}, STYLE), announcement, corner);
  pill.addEventListener("click", () => {
    isOpen = true;
    update();
  });
  backdrop.addEventListener("click", (event) => event.target === backdrop && hide());
  pill.hidden = true;
  document.addEventListener("fullscreenchange", raise);
  document.documentElement.append(host);
  host.showPopover();
  return host;
}
