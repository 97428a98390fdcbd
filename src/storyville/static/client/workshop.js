// The workshop's script: loaded in <head>, it sets the theme and the sidebar's width before the
// first paint and does the rest once the document and nav.js are there.

import { startCopying } from "./copy.js";
import { startDrawer } from "./drawer.js";
import { startFrames } from "./frames.js";
import { startLayout } from "./layout.js";
import { startPrinting } from "./printing.js";
import { startSearch } from "./search.js";
import { startSidebar } from "./sidebar.js";
import { applySidebar, startSplitter } from "./splitter.js";
import { startStage } from "./stage.js";
import { applyTheme, startThemeSwitch } from "./theme.js";

applyTheme();
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
  startStage();
  startCopying();
  startPrinting();
});
