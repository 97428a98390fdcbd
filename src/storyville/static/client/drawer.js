// The sidebar as a drawer, where the window is narrow.

import { find } from "./page.js";

/** Make the menu button open and close the drawer. */
export function startDrawer() {
  const button = find(".menu");
  const sidebar = find(".sidebar");
  if (!button || !sidebar) return;
  const set = (/** @type {boolean} */ open) => {
    document.documentElement.classList.toggle("drawer-open", open);
    button.ariaExpanded = String(open);
    for (const behind of document.querySelectorAll("main")) behind.inert = open;
    if (open) sidebar.querySelector("[tabindex='0']")?.scrollIntoView({ block: "nearest" });
  };
  const isOpen = () => button.ariaExpanded === "true";
  button.addEventListener("click", () => set(!isOpen()));
  document.addEventListener("click", (event) => {
    const inside = event.target instanceof Node && sidebar.contains(event.target);
    const onButton = event.target instanceof Node && button.contains(event.target);
    if (isOpen() && !inside && !onButton) set(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    set(false);
    button.focus();
  });
  matchMedia("(width >= 60rem)").addEventListener("change", () => set(false));
}
