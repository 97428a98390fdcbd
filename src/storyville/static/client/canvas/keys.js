// Keys that are pressed in a canvas, and that it has no use for, are for the workshop.

import { tell } from "../channel.js";
import { isPlainKey } from "../plainkeys.js";

/** Hand them on. */
export function startKeys() {
  addEventListener("keydown", (event) => {
    if (!isPlainKey(event)) return;
    tell(window.parent, { storyville: "key", key: event.key });
  });
}
