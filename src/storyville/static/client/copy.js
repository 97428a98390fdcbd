// Buttons that copy a text.

import { target } from "./page.js";

/** Make the copy buttons work. */
export function startCopying() {
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-copy]");
    if (button) void copy(button);
  });
}

/** @param {HTMLElement} button */
async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy ?? "");
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1200);
}
