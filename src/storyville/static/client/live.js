// In every document that the dev server serves: what changed on disk shows at once, in place.

import { startControls } from "./live/controls.js";
import { startFramed } from "./live/framed.js";
import { startProtocol } from "./live/protocol.js";
import { remember } from "./live/served.js";
import { isFramed, isWorkshop } from "./live/site.js";

remember(document.documentElement);
if (isFramed) startFramed();
else {
  startProtocol();
  if (isWorkshop()) startControls();
}
