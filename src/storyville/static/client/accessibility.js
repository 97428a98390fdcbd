// The panel of what axe-core finds in the story's canvas. It looks when the panel is open.

import { check, mark } from "./frames.js";
import { find, target } from "./page.js";
/** @import { Violation } from "./channel.js" */

const PAUSE = 400; // ms; while somebody is typing, not each letter is checked

let isOpen = false;
let turn = 0;
let timer = 0;
/** @type {HTMLElement | null} What the shown findings belong to. */
let checked = null;

/** Look whenever the panel is opened or what it looks at has changed. */
export function startAccessibility() {
  document.addEventListener("storyville:panel", (event) => {
    const wasOpen = isOpen;
    isOpen = event instanceof CustomEvent && event.detail === "accessibility";
    if (isOpen && (!wasOpen || checked !== results())) plan(0);
    if (wasOpen && !isOpen) mark([]);
  });
  document.addEventListener("storyville:painted", () => plan(PAUSE));
  document.addEventListener("click", (event) => {
    const place = target(event, "[data-mark]");
    if (place) onMark(place);
    if (target(event, "[data-check]")) plan(0);
  });
}

function results() {
  return find("#accessibility .findings");
}

/** @param {number} pause */
function plan(pause) {
  if (!isOpen) return;
  clearTimeout(timer);
  timer = setTimeout(look, pause);
}

async function look() {
  const list = results();
  if (!list) return;
  checked = list;
  const own = ++turn;
  if (!list.childElementCount) list.replaceChildren(text("p", "Checking…", "soft"));
  const answer = await check();
  if (own !== turn) return;
  if (!answer) list.replaceChildren(text("p", "There is no canvas to check.", "soft"));
  else if (answer.error) list.replaceChildren(text("p", answer.error, "soft"));
  else list.replaceChildren(...findings(answer.violations));
}

/** @param {Violation[]} violations */
function findings(violations) {
  if (!violations.length) return [text("p", "axe-core finds nothing wrong here.", "all-well")];
  const items = violations.map(finding);
  const list = document.createElement("ol");
  list.append(...items);
  return [list];
}

/** @param {Violation} violation */
function finding({ id, impact, help, url, places }) {
  const item = document.createElement("li");
  const head = document.createElement("p");
  const link = document.createElement("a");
  link.href = url;
  link.target = "_blank";
  link.rel = "noreferrer";
  link.textContent = id;
  head.append(text("span", impact, "impact"), text("strong", help), link);
  head.className = "finding";
  item.dataset.impact = impact;
  item.append(head, ...places.map(place));
  return item;
}

/** @param {Violation["places"][number]} found */
function place({ selector, html, summary }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "place-button";
  button.dataset.mark = selector;
  button.ariaPressed = "false";
  button.title = summary;
  button.append(text("code", html), text("span", reasons(summary), "why"));
  return button;
}

/**
 * What axe-core says is to be done, without its first line.
 * @param {string} summary
 */
function reasons(summary) {
  return summary.split("\n").slice(1).map((line) => line.trim()).join(" · ");
}

/** @param {HTMLElement} button */
function onMark(button) {
  const was = button.ariaPressed === "true";
  for (const each of document.querySelectorAll("[data-mark]")) each.ariaPressed = "false";
  button.ariaPressed = String(!was);
  mark(was ? [] : [button.dataset.mark ?? ""]);
}

/**
 * @param {string} name
 * @param {string} content
 * @param {string} className
 */
function text(name, content, className = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = content;
  return element;
}
