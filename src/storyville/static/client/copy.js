// Buttons that copy a text.

import { target } from "./page.js";

/** Make the copy buttons work. */
export function startCopying() {
  document.addEventListener("click", (event) => {
    const button = target(event, "[data-copy]");
    if (button) void copy(button);
  });
}

/** @param {HTMLElement} button With the text, or in the figure whose code it is. */
async function copy(button) {
  const code = button.closest("figure")?.querySelector("code");
  await navigator.clipboard.writeText(button.dataset.copy || (code?.textContent ?? ""));
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1200);
}
