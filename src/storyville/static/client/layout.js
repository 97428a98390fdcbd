// A subject's stories side by side, or one below the other.

import { find, findAll, press, target } from "./page.js";
import { recall, remember } from "./storage.js";

/** Make the layout switch work. */
export function startLayout() {
  const stories = find(".stories");
  if (!stories) return;
  const buttons = findAll("[data-layout]");
  const show = () => {
    const layout = recall("layout") === "stack" ? "stack" : "grid";
    stories.classList.toggle("stack", layout === "stack");
    press(buttons, (button) => button.dataset.layout === layout);
  };
  show();
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-layout]");
    if (!button) return;
    remember("layout", button.dataset.layout);
    show();
  });
}
