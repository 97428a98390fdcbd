// What can be done by a single key, and the list of it.

import { readCatalog } from "./catalog.js";
import { find, here, linkTo, target } from "./page.js";
import { openAt, togglePanels } from "./panels.js";
import { isPlainKey } from "./plainkeys.js";
import { openSearch } from "./search.js";
import { setViewport } from "./stage.js";
import { recall, remember } from "./storage.js";
import { cycleTheme } from "./theme.js";
import { toggle, toggleFullScreen } from "./toolbar.js";

/** @typedef {{ keys: string[], name: string, run?: (key: string) => void }} Shortcut */

/** @type {readonly { title: string, shortcuts: Shortcut[] }[]} */
const GROUPS = [
  {
    title: "Find",
    shortcuts: [
      { keys: ["/"], name: "Search, also with Ctrl K", run: () => openSearch("") },
      { keys: ["j"], name: "Next story", run: () => go(1) },
      { keys: ["k"], name: "Previous story", run: () => go(-1) },
      { keys: ["u"], name: "Up: the subject, the section", run: goUp },
      { keys: ["l"], name: "To the list of the catalog", run: focusSidebar },
    ],
  },
  {
    title: "Workshop",
    shortcuts: [
      { keys: ["t"], name: "Theme: light, dark, as the system", run: cycleTheme },
      { keys: ["s"], name: "Show or hide the sidebar", run: () => find(".menu")?.click() },
      { keys: ["p"], name: "Show or hide the panels", run: togglePanels },
      { keys: ["1", "2", "3", "4", "5", "6"], name: "Panel", run: (key) => openAt(Number(key) - 1) },
      { keys: ["?"], name: "This list", run: showHelp },
    ],
  },
  {
    title: "Canvas",
    shortcuts: [
      { keys: ["f"], name: "Full screen", run: toggleFullScreen },
      { keys: ["d"], name: "Dark theme of the canvas", run: () => toggle("theme", "dark") },
      { keys: ["g"], name: "Grid", run: () => toggle("show", "grid") },
      { keys: ["o"], name: "Outlines", run: () => toggle("show", "outline") },
      { keys: ["m"], name: "Measure", run: () => toggle("show", "measure") },
      { keys: ["r"], name: "Right to left", run: () => toggle("dir", "rtl") },
      { keys: ["w"], name: "Full width", run: () => setViewport("") },
    ],
  },
];

/** Make the keys work. */
export function startShortcuts() {
  document.addEventListener("keydown", (event) => {
    if (!isPlainKey(event) || document.querySelector("dialog[open]")) return;
    if (runShortcut(event.key)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (target(event, "[data-help]")) showHelp();
  });
}

/**
 * Do what a key stands for; false if that is nothing.
 * @param {string} key
 */
export function runShortcut(key) {
  const shortcuts = GROUPS.flatMap((group) => group.shortcuts);
  const found = shortcuts.find(({ keys }) => keys.includes(key));
  const isOff = recall("shortcuts") === "off" && key !== "?";
  if (!found?.run || isOff) return false;
  found.run(key);
  return true;
}

/** @param {1 | -1} step */
function go(step) {
  const catalog = readCatalog();
  if (!catalog) return;
  const stories = [...catalog.walk()].filter(({ kind }) => kind === "story");
  const at = stories.findIndex(({ page }) => page === here);
  const below = stories.findIndex(({ page }) => page.startsWith(here.replace(/index\.html$/, "")));
  const next = at < 0 ? stories[step > 0 ? below : below - 1] : stories[at + step];
  if (next) location.href = linkTo(next.page);
}

function goUp() {
  const above = [...document.querySelectorAll(".crumbs a")].at(-1);
  if (above instanceof HTMLAnchorElement) above.click();
}

function focusSidebar() {
  const row = document.querySelector(".sidebar [tabindex='0']");
  if (row instanceof HTMLElement) row.focus();
}

/** @type {HTMLDialogElement | null} */
let help = null;

function showHelp() {
  help ??= makeHelp();
  help.showModal();
}

function makeHelp() {
  const dialog = document.createElement("dialog");
  dialog.className = "help";
  dialog.setAttribute("aria-labelledby", "help-title");
  const title = document.createElement("h2");
  title.id = "help-title";
  title.textContent = "Keys";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "help-close";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  const groups = document.createElement("div");
  groups.className = "help-groups";
  groups.append(...GROUPS.map(makeGroup));
  dialog.append(title, close, groups, makeSwitch());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return dialog;
}

/** @param {typeof GROUPS[number]} group */
function makeGroup({ title, shortcuts }) {
  const section = document.createElement("section");
  const heading = document.createElement("h3");
  heading.textContent = title;
  const list = document.createElement("dl");
  for (const { keys, name } of shortcuts) {
    const row = document.createElement("div");
    const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
    const shown = keys.length > 2 ? [keys[0] ?? "", "–", keys.at(-1) ?? ""] : keys;
    term.append(...shown.map((key) => (key === "–" ? key : makeKey(key))));
    meaning.textContent = name;
    row.append(term, meaning);
    list.append(row);
  }
  section.append(heading, list);
  return section;
}

/** @param {string} key */
function makeKey(key) {
  const shown = document.createElement("kbd");
  shown.textContent = key.toUpperCase();
  return shown;
}

/** Who dictates, or presses keys without meaning to, can turn them off. */
function makeSwitch() {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = recall("shortcuts") !== "off";
  box.addEventListener("change", () => remember("shortcuts", box.checked ? null : "off"));
  label.append(box, "Single keys do something");
  return label;
}
