// What live.js in a page and in the canvases of its frames tell each other.

/**
 * From the page to a frame: are you there; show this.
 * @typedef {{ storyville: "page" }} PageMessage
 * @typedef {{ storyville: "canvas", address: string, html: string, turn: number }} CanvasMessage
 * @typedef {{ storyville: "assets", addresses: string[] | null, generation: string, turn: number }}
 *   AssetsMessage With null, all may have changed.
 */
/**
 * From a frame to the page: it is there and was asked for there and then (in ms since 1970); it shows what
 * it was sent; what it was sent has to be loaded; Escape was pressed, which it has no use for.
 * @typedef {{ storyville: "ready", address: string, generation: string, asked: number }}
 *   ReadyMessage
 * @typedef {{ storyville: "shown" | "swap", turn: number }} Answer
 * @typedef {{ storyville: "escape" }} EscapeMessage
 */

export { hear, tell } from "../channel.js";
