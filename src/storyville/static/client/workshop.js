// The workshop's script: loaded in <head>, it sets the theme and the sidebar's width before the
// first paint and does the rest once the document and nav.js are there.

import { startAccessibility } from "./accessibility.js";
import { startControlsAhead } from "./ahead.js";
import { startCopying } from "./copy.js";
import { startDrawer } from "./drawer.js";
import { startFrames } from "./frames.js";
import { startLayout } from "./layout.js";
import { applyPanelHeight, startPanels } from "./panels.js";
import { startPrinting } from "./printing.js";
import { startSearch } from "./search.js";
import { runShortcut, startShortcuts } from "./shortcuts.js";
import { startSidebar } from "./sidebar.js";
import { applySidebar, startSplitter } from "./splitter.js";
import { startStage } from "./stage.js";
import { applyTheme, startThemeSwitch } from "./theme.js";
import { startToolbar } from "./toolbar.js";
import { startView } from "./view.js";

applyTheme();
applyPanelHeight();
applySidebar();
document.documentElement.classList.add("js");
startFrames();
document.addEventListener("DOMContentLoaded", () => {
  startThemeSwitch();
  startSidebar();
  startSplitter();
  startSearch();
  startDrawer();
  startLayout();
  startView();
  startStage();
  startToolbar(runShortcut);
  startCopying();
  startAccessibility();
  startPanels();
  startShortcuts();
  startPrinting();
  startControlsAhead();
});
