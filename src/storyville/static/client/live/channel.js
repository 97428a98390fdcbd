// What live.js in a page and in the canvases of its frames tell each other.

/**
 * From the page to a frame: are you there; show this.
 * @typedef {{ storyville: "page" }} PageMessage
 * @typedef {{ storyville: "canvas", address: string, html: string, turn: number }} CanvasMessage
 * @typedef {{ storyville: "assets", addresses: string[], generation: string, turn: number }}
 *   AssetsMessage
 */
/**
 * From a frame to the page: it is there and was asked for there and then (in ms since 1970); it shows what
 * it was sent; what it was sent has to be loaded.
 * @typedef {{ storyville: "ready", address: string, generation: string, asked: number }}
 *   ReadyMessage
 * @typedef {{ storyville: "shown" | "swap", turn: number }} Answer
 */

export { hear, tell } from "../channel.js";
