// Messages between a page of the workshop and the canvases in its frames. Both sides check who
// speaks: the origin here, the window where they hear it.

// Documents from disk have no origin that could be named.
const isLocal = location.protocol === "file:";

/**
 * @typedef {object} Look How a canvas is to be shown; empty values leave it as it is.
 * @property {string} theme `light` or `dark`.
 * @property {string} background A CSS colour, or `checks`.
 * @property {string} dir `rtl`.
 * @property {number} zoom
 * @property {string[]} show Some of `grid`, `outline`, `measure`.
 */
/**
 * From the page to a canvas: show yourself so; say how high you are, now and whenever that changes;
 * say where what you show is; check yourself; mark these elements, or none.
 * @typedef {{ storyville: "look", look: Look }} LookMessage
 * @typedef {{ storyville: "fit" | "picture" | "check" }} Question
 * @typedef {{ storyville: "mark", selectors: string[] }} MarkMessage
 */
/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 * @typedef {object} Violation
 * @property {string} id
 * @property {string} impact
 * @property {string} help What is wrong, in a sentence.
 * @property {string} url Where more is said of it.
 * @property {{ selector: string, html: string, summary: string }[]} places
 */
/**
 * From a canvas to the page: it is there; how high its content is; where in it that is, and the
 * colour behind it; what axe found; a key that was pressed and that the canvas has no use for.
 * @typedef {{ storyville: "here" }} HereMessage
 * @typedef {{ storyville: "height", height: number }} HeightMessage
 * @typedef {{ storyville: "picture", box: Box, background: string }} PictureMessage
 * @typedef {{ storyville: "checked", violations: Violation[], error: string }} CheckedMessage
 * @typedef {{ storyville: "key", key: string }} KeyMessage
 */
/** @typedef {LookMessage | Question | MarkMessage} ToCanvas */
/** @typedef {HereMessage | HeightMessage | PictureMessage | CheckedMessage | KeyMessage} FromCanvas */

/**
 * @template {{ storyville: string }} Message
 * @param {Window} to
 * @param {Message} message
 */
export function tell(to, message) {
  to.postMessage(message, isLocal ? "*" : location.origin);
}

/**
 * Hear messages of this site's own documents.
 * @template Message
 * @param {(message: Message, from: MessageEventSource) => void} receive Checks who it was.
 */
export function hear(receive) {
  addEventListener("message", ({ origin, source, data }) => {
    const isOwn = isLocal ? origin === "null" || origin === "file://" : origin === location.origin;
    if (isOwn && source && typeof data?.storyville === "string") receive(data, source);
  });
}
