// The menu button: it shows and hides the sidebar, which is a drawer where the window is narrow.

import { find } from "./page.js";
import { hideSidebar, isSidebarHidden } from "./splitter.js";

const { classList } = document.documentElement;

/** Make the menu button work. */
export function startDrawer() {
  const button = find(".menu");
  const sidebar = find(".sidebar");
  if (!button || !sidebar) return;
  const wide = matchMedia("(width >= 60rem)");
  const isOpen = () => classList.contains("drawer-open");
  const report = () => {
    button.ariaExpanded = String(wide.matches ? !isSidebarHidden() : isOpen());
  };
  const set = (/** @type {boolean} */ open) => {
    classList.toggle("drawer-open", open);
    report();
    for (const behind of document.querySelectorAll("main")) behind.inert = open;
    if (open) sidebar.querySelector("[tabindex='0']")?.scrollIntoView({ block: "nearest" });
  };
  report();
  button.addEventListener("click", () => {
    if (!wide.matches) return set(!isOpen());
    hideSidebar(!isSidebarHidden());
    report();
  });
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
  wide.addEventListener("change", () => set(false));
}
