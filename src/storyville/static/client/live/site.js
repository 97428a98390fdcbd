// Where this document is, and what it is.

const script = /** @type {HTMLScriptElement} */ (document.currentScript);

script.remove();

/** The top of the site. */
export const root = new URL("..", script.src);

/** How a link opens a place in the editor: with `{file}`, `{line}` and `{column}`. */
export const editor = script.dataset.editor ?? "";

/** The state of the site that this document was served with. */
export const servedAs = script.dataset.generation ?? "";

/** The newest state of the site that the server has told of. */
export const newest = { generation: servedAs };

/**
 * What may be shown as it was in another state of the site, by address; the state is empty where
 * it is not known.
 * @type {Map<string, string>}
 */
export const since = new Map();

/** What finds the frames that show canvases. */
export const FRAMES = "iframe[data-canvas]";

/** Whether this document is a canvas in a frame, which hears from the page around it. */
export const isFramed = Boolean(window.frameElement?.matches(`${FRAMES}, iframe[data-coming]`));

/** Whether this document is a page of the workshop, rather than a canvas or a message. */
export function isWorkshop() {
  return document.documentElement.dataset.page !== undefined;
}

/**
 * The address of a link from the top of the site; `null` for one that leads elsewhere.
 * @param {string} link
 * @returns {string | null}
 */
export function addressOf(link) {
  if (!URL.canParse(link, document.baseURI)) return null;
  const { origin, pathname } = new URL(link, document.baseURI);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
  return decodeURIComponent(pathname.slice(root.pathname.length));
}

/** The address of this document. */
export function here() {
  const address = addressOf(location.href) ?? "";
  return address === "" || address.endsWith("/") ? `${address}index.html` : address;
}

/** The id of what this document shows: a story, a subject, a section; empty for the catalog. */
export function nodeHere() {
  return here().replace(/(^|\/)[^/]*$/, "");
}

/**
 * Where something of the site is.
 * @param {string} address
 */
export function urlOf(address) {
  return new URL(address.split("/").map(encodeURIComponent).join("/"), root).href;
}

/**
 * Where a page or a canvas is, with the args that are edited in its address.
 * @param {string} address
 */
export function urlOfPage(address) {
  const [path, query = ""] = address.split("?");
  return urlOf(path) + (query && `?${query}`);
}

/** @returns {HTMLIFrameElement[]} */
export function frames() {
  return [...document.querySelectorAll("iframe")].filter((frame) => frame.matches(FRAMES));
}
