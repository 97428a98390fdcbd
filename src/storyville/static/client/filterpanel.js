// The control at the top of the sidebar that chooses what the tree shows.

import { ALL } from "./choices.js";
import { readNavigation } from "./catalog.js";
import { countsOf, isFiltering } from "./filter.js";
import { target } from "./page.js";
import { MARKS, MARK_WORDS, STATUSES, WORDS } from "./statuses.js";
/** @import { Choice } from "./filter.js" */

const HEAD = `
<button class="filter-button" type="button" aria-haspopup="dialog">
<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 4h12M4.25 8h7.5M6.5 12h3"/></svg>
<span>Filter</span> <span class="filter-count"></span></button>
<button class="icon-button small" type="button" aria-label="Clear the filter" data-clear hidden>
<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4.5 4.5 7 7m0-7-7 7"/></svg>
</button>
<form class="filter-panel" popover role="dialog" aria-label="Filter and order">
<fieldset data-group="statuses"><legend>Status</legend><div class="options"></div></fieldset>
<fieldset data-group="marks"><legend>Changes</legend><div class="options"></div></fieldset>
<fieldset data-group="tags"><legend>Tags</legend><div class="options"></div></fieldset>
<fieldset data-group="order"><legend>Order</legend><div class="options"></div></fieldset>
<footer><span role="status"></span>
<button type="button" class="filter-clear" data-clear>Clear</button></footer></form>`;

const ORDERS = [
  { value: "authored", label: "As authored" },
  { value: "title", label: "By title" },
];

/** @typedef {{ value: string, label: string, count?: number, isChosen: boolean }} Option */
/**
 * @typedef {object} Panel
 * @property {(choice: Choice, shown: number, all: number) => void} show
 */

/**
 * Put the control into the sidebar.
 * @param {HTMLElement} sidebar
 * @param {(choice: Choice) => void} choose
 * @returns {Panel}
 */
export function makeFilterPanel(sidebar, choose) {
  const head = document.createElement("div");
  head.className = "sidebar-head";
  head.innerHTML = HEAD;
  sidebar.prepend(head);
  const part = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (head.querySelector(selector));
  const panel = part(".filter-panel");
  const button = /** @type {HTMLButtonElement} */ (part(".filter-button"));
  let choice = ALL;
  button.popoverTargetElement = panel;
  panel.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    place(panel, button);
    fill(panel, choice);
  });
  panel.addEventListener("submit", (event) => event.preventDefault());
  panel.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  panel.addEventListener("change", () => choose(chosenIn(panel)));
  head.addEventListener("click", (event) => {
    if (!target(event, "[data-clear]")) return;
    choose({ ...ALL, isSorted: choice.isSorted });
    if (!panel.matches(":popover-open")) button.focus();
  });
  return {
    show(chosen, shown, all) {
      choice = chosen;
      const isLess = isFiltering(choice);
      const count = `${shown.toLocaleString("en")} of ${all.toLocaleString("en")}`;
      part(".filter-count").textContent = isLess ? count : "";
      part("[role=status]").textContent = isLess ? `${count} stories` : stories(all);
      for (const clear of head.querySelectorAll("button[data-clear]")) {
        if (clear instanceof HTMLElement) clear.hidden = !isLess;
      }
      if (panel.matches(":popover-open")) fill(panel, choice);
    },
  };
}

/** @param {number} count */
function stories(count) {
  return count === 1 ? "1 story" : `${count.toLocaleString("en")} stories`;
}

/**
 * Put the panel under its button, within the window.
 * @param {HTMLElement} panel
 * @param {HTMLElement} button
 */
function place(panel, button) {
  const { left, bottom } = button.getBoundingClientRect();
  panel.style.left = `${Math.max(8, left)}px`;
  panel.style.top = `${bottom + 4}px`;
  panel.style.maxHeight = `calc(100dvh - ${bottom + 16}px)`;
}

/**
 * @param {HTMLElement} panel
 * @returns {Choice}
 */
function chosenIn(panel) {
  const chosen = (/** @type {string} */ group) =>
    [...panel.querySelectorAll("input")]
      .filter((input) => input.name === group && input.checked)
      .map((input) => input.value);
  const [statuses, marks] = [chosen("statuses"), chosen("marks")];
  return {
    tags: chosen("tags"),
    statuses: STATUSES.filter((status) => statuses.includes(status)),
    marks: MARKS.filter((mark) => marks.includes(mark)),
    isSorted: chosen("order").includes("title"),
  };
}

/**
 * @param {HTMLElement} panel
 * @param {Choice} choice
 */
function fill(panel, choice) {
  const { byTag, byStatus, byMark } = countsOf(readNavigation() ?? { tags: [], tree: "" });
  const tags = [...new Set([...byTag.keys(), ...choice.tags])].sort((a, b) => a.localeCompare(b));
  const statusOptions = [...STATUSES].reverse().map((value) => ({
    value,
    label: WORDS[value],
    count: byStatus.get(value) ?? 0,
    isChosen: choice.statuses.includes(value),
  }));
  const marks = MARKS.filter((mark) => byMark.has(mark) || choice.marks.includes(mark));
  const markOptions = marks.map((value) => ({
    value,
    label: MARK_WORDS[value].label,
    count: byMark.get(value) ?? 0,
    isChosen: choice.marks.includes(value),
  }));
  const tagOptions = tags.map((value) => ({
    value,
    label: value,
    count: byTag.get(value) ?? 0,
    isChosen: choice.tags.includes(value),
  }));
  const orderOptions = ORDERS.map((order) => {
    return { ...order, isChosen: choice.isSorted === (order.value === "title") };
  });
  fillGroup(panel, "statuses", statusOptions);
  fillGroup(panel, "marks", markOptions);
  fillGroup(panel, "tags", tagOptions);
  fillGroup(panel, "order", orderOptions);
}

/**
 * Show a group's options; those that were there before stay, with the focus.
 * @param {HTMLElement} panel
 * @param {string} group
 * @param {Option[]} options
 */
function fillGroup(panel, group, options) {
  const field = /** @type {HTMLElement} */ (panel.querySelector(`[data-group=${group}]`));
  const list = /** @type {HTMLElement} */ (field.querySelector(".options"));
  const old = [...list.querySelectorAll("label")].map((label) => label.dataset.value);
  const isSame = options.every(({ value }, at) => value === old[at]);
  if (!isSame || options.length !== old.length) {
    list.replaceChildren(...options.map((option) => optionElement(group, option)));
  }
  for (const [at, label] of [...list.querySelectorAll("label")].entries()) {
    const option = options[at];
    const input = label.querySelector("input");
    const count = label.querySelector(".option-count");
    if (input && option) input.checked = option.isChosen;
    if (count) count.textContent = option?.count?.toLocaleString("en") ?? "";
  }
  field.hidden = !options.length;
}

/**
 * @param {string} group
 * @param {Option} option
 */
function optionElement(group, { value, label }) {
  const element = document.createElement("label");
  const input = document.createElement("input");
  input.type = group === "order" ? "radio" : "checkbox";
  input.name = group;
  input.value = value;
  element.dataset.value = value;
  if (group === "statuses") element.dataset.status = value;
  const icon = { statuses: "state", marks: "mark-icon" }[group];
  element.append(input, ...[icon ?? [], "option-label", "option-count"].flat().map(span));
  if (group === "marks") element.querySelector(".mark-icon")?.setAttribute("data-mark", value);
  const text = element.querySelector(".option-label");
  if (text) text.textContent = label;
  return element;
}

/** @param {string} name */
function span(name) {
  const element = document.createElement("span");
  element.className = name;
  return element;
}
