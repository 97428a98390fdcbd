// The workshop's script: loaded in <head>, it sets the theme before the first paint and does the
// rest once the document and nav.js are there.

import { startControlsAhead } from "./ahead.js";
import { startCopying } from "./copy.js";
import { startDrawer } from "./drawer.js";
import { startFrames } from "./frames.js";
import { startLayout } from "./layout.js";
import { startSearch } from "./search.js";
import { startSidebar } from "./sidebar.js";
import { startStage } from "./stage.js";
import { applyTheme, startThemeSwitch } from "./theme.js";

applyTheme();
document.documentElement.classList.add("js");
startFrames();
document.addEventListener("DOMContentLoaded", () => {
  startThemeSwitch();
  startSidebar();
  startSearch();
  startDrawer();
  startLayout();
  startStage();
  startCopying();
  startControlsAhead();
});
