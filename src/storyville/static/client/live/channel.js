// What a page and the canvases in its frames tell each other. Both check who speaks.

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

/**
 * @param {Window} to
 * @param {PageMessage | CanvasMessage | AssetsMessage | ReadyMessage | Answer} message
 */
export function tell(to, message) {
  to.postMessage(message, location.origin);
}

/**
 * Hear messages of this site's own documents.
 * @template Message
 * @param {(message: Message, from: MessageEventSource) => void} receive Checks who it was.
 */
export function hear(receive) {
  addEventListener("message", ({ origin, source, data }) => {
    if (origin === location.origin && source && typeof data?.storyville === "string") {
      receive(data, source);
    }
  });
}
