// A subject's stories side by side, or one below the other.

import { find, findAll, press, target } from "./page.js";
import { recall, remember } from "./storage.js";

/** Make the layout switch work, also where the stories appear only later. */
export function startLayout() {
  show();
  document.addEventListener("storyville:changed", show);
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-layout]");
    if (!button) return;
    remember("layout", button.dataset.layout);
    show();
  });
}

function show() {
  const layout = recall("layout") === "stack" ? "stack" : "grid";
  find(".stories")?.classList.toggle("stack", layout === "stack");
  press(findAll("[data-layout]"), (button) => button.dataset.layout === layout);
}
