// Light, dark, or as the system has it.

import { find, findAll, press, target } from "./page.js";
import { recall, remember } from "./storage.js";

/** @returns {"light" | "dark" | "system"} */
function chosen() {
  const theme = recall("theme");
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Give the document the theme that was chosen. */
export function applyTheme() {
  const theme = chosen();
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Light, then dark, then as the system has it. */
export function cycleTheme() {
  const next = { light: "dark", dark: "system", system: "light" }[chosen()];
  find(`[data-theme-choice="${next}"]`)?.click();
}

/** Make the switch in the top bar work, in all tabs of the site. */
export function startThemeSwitch() {
  const buttons = findAll("[data-theme-choice]");
  const show = () => {
    applyTheme();
    press(buttons, (button) => button.dataset.themeChoice === chosen());
  };
  show();
  addEventListener("storage", show);
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-theme-choice]");
    if (!button) return;
    remember("theme", button.dataset.themeChoice);
    show();
  });
}
