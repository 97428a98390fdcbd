// A canvas's side of the talk with the page around it.

import { hear, tell } from "../channel.js";
import { check } from "./check.js";
import { followHeight } from "./height.js";
import { applyLook } from "./look.js";
import { mark } from "./overlay.js";
import { picture } from "./picture.js";
/** @import { FromCanvas, ToCanvas } from "../channel.js" */

const page = window.parent;

/** @param {FromCanvas} message */
const say = (message) => tell(page, message);

/**
 * Say that this canvas is there, and do what the page asks for.
 * @param {string} folder Where the workshop's files are.
 */
export function startCanvas(folder) {
  hear((/** @type {ToCanvas} */ message, from) => {
    if (from === page) void receive(message, folder);
  });
  say({ storyville: "here" });
}

/**
 * @param {ToCanvas} message
 * @param {string} folder
 */
async function receive(message, folder) {
  switch (message.storyville) {
    case "look":
      return applyLook(message.look);
    case "fit":
      return followHeight((height) => say({ storyville: "height", height }));
    case "picture":
      return picture((box, background) => say({ storyville: "picture", box, background }));
    case "check":
      return say({ storyville: "checked", ...(await check(`${folder}axe.js`)) });
    case "mark":
      return mark(message.selectors);
  }
}
