// The controls of a story: what is edited goes into the address, and the server gives what is
// there. Rows that come and go come from the server, too.

import { setArgs } from "./args.js";
import { element } from "./elements.js";
import { isShown, showEdited } from "./protocol.js";
import { jsonOf, showServed, textOf } from "./fields.js";

const PANEL = "#controls";

/** Make the controls work, also where they appear only later. */
export function startControls() {
  enable();
  document.addEventListener("storyville:changed", () => {
    enable();
    if (isShown()) for (const form of forms()) showServed(form);
  });
  document.addEventListener("input", onInput);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", (event) => within(event) && event.preventDefault());
}

function forms() {
  return document.querySelectorAll(`${PANEL} form`);
}

function enable() {
  for (const form of forms()) {
    form.classList.add("live");
    for (const set of form.querySelectorAll("fieldset")) set.disabled = false;
  }
}

/**
 * @param {Event} event
 * @returns {Element | null} What it happened to, if that is in the controls.
 */
function within(event) {
  return event.target instanceof Element && event.target.closest(PANEL) ? event.target : null;
}

/** @param {Event} event */
function onInput(event) {
  const field = within(event);
  if (!field) return;
  const none = field.parentElement?.querySelector(":scope > .none input");
  if (none instanceof HTMLInputElement && none !== field) none.checked = false; // something is typed
  change();
}

/** @param {Event} event */
function onClick(event) {
  const button = within(event)?.closest("button");
  if (!button) return;
  const { reset, add, remove } = button.dataset;
  if (reset !== undefined) change((name) => (reset && reset !== name ? undefined : null));
  else if (add !== undefined) changeList(button, (items, blank) => [...items, blank]);
  else if (remove !== undefined) {
    changeList(button, (items) => items.filter((_, at) => at !== Number(remove)));
  }
}

/**
 * Submit what the fields hold, apart from what is given another text; null is the story's own.
 * @param {(name: string) => string | null | undefined} instead
 */
function change(instead = () => undefined) {
  /** @type {[string, string][]} */
  const args = [];
  for (const row of document.querySelectorAll(`${PANEL} [data-own]`)) {
    if (!(row instanceof HTMLElement)) continue;
    const { arg = "", own = "" } = row.dataset;
    const other = instead(arg);
    const text = other === undefined ? textOf(row) : (other ?? own);
    if (text !== own) args.push([arg, text]);
  }
  const isShort = setArgs(args);
  tellLength(isShort);
  if (isShort) showEdited();
}

/**
 * @param {HTMLElement} button In the list.
 * @param {(items: unknown[], blank: unknown) => unknown[]} make
 */
function changeList(button, make) {
  const list = button.closest("[data-shape='list']");
  const row = button.closest("[data-own]");
  if (!(list instanceof HTMLElement && row instanceof HTMLElement)) return;
  const items = jsonOf(list);
  const made = make(Array.isArray(items) ? items : [], JSON.parse(list.dataset.blank ?? "null"));
  const text = textOf(row, new Map([[list, made]]));
  change((name) => (name === row.dataset.arg ? text : undefined));
}

/** @param {boolean} isShort */
function tellLength(isShort) {
  document.getElementById("controls-long")?.remove();
  if (isShort) return;
  const text = "This is more than fits into an address: it is not shown.";
  const attributes = { id: "controls-long", class: "controls-problems", role: "alert" };
  document.querySelector(`${PANEL} form`)?.before(element("p", attributes, text));
}
