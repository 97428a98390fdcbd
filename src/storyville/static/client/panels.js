// What is told of a story, below its canvas: one panel at a time, as high as you drag it.

import { find, findAll, target } from "./page.js";
import { recall, remember } from "./storage.js";
import { setView, viewed } from "./view.js";

const HANDLE = ".dock-handle";
const LOWEST = 120;
const STEP = 24;

/** Give the panels the height they had, before anything is shown. */
export function applyPanelHeight() {
  const height = Number(recall("panel-height"));
  if (height) document.documentElement.style.setProperty("--panels", `${height}px`);
  document.documentElement.classList.toggle("panels-closed", recall("panels-closed") === true);
}

/** Make tabs of the panels, now and whenever others come. */
export function startPanels() {
  setClosed(isClosed());
  showTabs();
  followDrag();
  document.addEventListener("storyville:changed", showTabs);
  document.addEventListener("click", (event) => {
    const tab = target(event, ".tab");
    if (tab) open(tab.dataset.panel ?? "");
    if (target(event, "[data-toggle-panels]")) togglePanels();
  });
  document.addEventListener("keydown", (event) => {
    if (target(event, ".tabs")) onTabKey(event);
  });
}

/** @returns {HTMLElement[]} */
function panels() {
  return findAll(".panels .panel");
}

/** The tabs in the order of the panels; what is open stays open. */
function showTabs() {
  const list = find(".tabs");
  if (!list) return;
  const all = panels();
  const wanted = viewed("panel");
  const shown = all.find(({ id }) => id === wanted) ?? all[0];
  const focused = document.activeElement?.closest(".tab")?.id;
  list.replaceChildren(...all.map((panel) => makeTab(panel, panel === shown)));
  if (focused) document.getElementById(focused)?.focus();
  for (const panel of all) {
    panel.role = "tabpanel";
    panel.tabIndex = 0;
    panel.hidden = panel !== shown;
    panel.setAttribute("aria-labelledby", `tab-${panel.id}`);
  }
  if (shown) document.dispatchEvent(new CustomEvent("storyville:panel", { detail: shown.id }));
}

/**
 * @param {HTMLElement} panel
 * @param {boolean} isShown
 */
function makeTab(panel, isShown) {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.role = "tab";
  tab.id = `tab-${panel.id}`;
  tab.className = "tab";
  tab.dataset.panel = panel.id;
  tab.ariaSelected = String(isShown);
  tab.tabIndex = isShown ? 0 : -1;
  tab.setAttribute("aria-controls", panel.id);
  const heading = panel.querySelector("h2");
  const [title, count] = [heading?.firstChild?.textContent, heading?.querySelector(".count")];
  tab.append(title?.trim() ?? panel.id);
  if (count) tab.append(count.cloneNode(true));
  return tab;
}

/**
 * Show a panel.
 * @param {string} id
 */
export function open(id) {
  setView("panel", id);
  setClosed(false);
  showTabs();
}

/**
 * Show the panel at a place among them, from 0.
 * @param {number} place
 */
export function openAt(place) {
  const panel = panels()[place];
  if (panel) open(panel.id);
}

/** Fold the panels away, or show them again. */
export function togglePanels() {
  setClosed(!isClosed());
}

function isClosed() {
  return document.documentElement.classList.contains("panels-closed");
}

/** @param {boolean} closed */
function setClosed(closed) {
  document.documentElement.classList.toggle("panels-closed", closed);
  remember("panels-closed", closed || null);
  const button = find("[data-toggle-panels]");
  if (button) button.ariaExpanded = String(!closed);
}

/** Have the panels' handle set their height, now and whenever there is another. */
function followDrag() {
  document.addEventListener("pointerdown", (event) => {
    const handle = target(event, HANDLE);
    if (!handle) return;
    event.preventDefault(); // of what the pointer would else begin to select
    handle.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", (event) => {
    const handle = target(event, HANDLE);
    if (!handle?.hasPointerCapture(event.pointerId)) return;
    resize(handle, dockOf(handle).getBoundingClientRect().bottom - event.clientY);
  });
  document.addEventListener("dblclick", (event) => {
    if (!target(event, HANDLE)) return;
    document.documentElement.style.removeProperty("--panels");
    remember("panel-height", null);
  });
  document.addEventListener("keydown", (event) => {
    const handle = target(event, HANDLE);
    const step = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
    if (!handle || !step) return;
    event.preventDefault();
    resize(handle, dockOf(handle).offsetHeight + step);
  });
}

/** @param {HTMLElement} handle */
function dockOf(handle) {
  return /** @type {HTMLElement} */ (handle.closest(".dock"));
}

/**
 * @param {HTMLElement} handle
 * @param {number} height In px.
 */
function resize(handle, height) {
  const highest = (dockOf(handle).parentElement?.clientHeight ?? innerHeight) - 160;
  const rounded = Math.round(Math.max(LOWEST, Math.min(height, highest)));
  document.documentElement.style.setProperty("--panels", `${rounded}px`);
  handle.ariaValueNow = String(rounded);
  remember("panel-height", rounded);
  setClosed(false);
}

/** @param {KeyboardEvent} event */
function onTabKey(event) {
  const tabs = findAll(".tab");
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  const next = to === undefined ? undefined : tabs.at(to % tabs.length);
  if (!next) return;
  event.preventDefault();
  open(next.dataset.panel ?? "");
  document.getElementById(next.id)?.focus();
}
