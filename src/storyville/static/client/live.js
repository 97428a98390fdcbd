// In every page that the dev server serves: what changed on disk shows at once.
// What the server says is described in websocket.py.

/**
 * @typedef {{type: "changed" | "current" | "outdated", generation: string, addresses?: string[]}}
 *   Message
 */

const RETRY = 500; // ms

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL("..", script.src);
const navigation = "_storyville/nav.js";

/** The state of the site that this page shows. */
let generation = script.dataset.generation ?? "";

/** The address of the page itself, from the top of the site. */
function page() {
  const address = decodeURIComponent(location.pathname.slice(root.pathname.length));
  return address === "" || address.endsWith("/") ? `${address}index.html` : address;
}

/** @returns {HTMLIFrameElement[]} */
function frames() {
  return [...document.querySelectorAll("iframe")].filter((frame) => frame.dataset.canvas);
}

function connect() {
  const socket = new WebSocket(new URL("ws/reload", root));
  socket.addEventListener("open", () => {
    const viewing = [page(), ...frames().map((frame) => frame.dataset.canvas)];
    socket.send(JSON.stringify({ viewing, generation }));
  });
  socket.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  socket.addEventListener("close", () => setTimeout(connect, RETRY));
}

/** @param {Message} message */
function receive(message) {
  generation = message.generation;
  if (message.type === "outdated") location.reload();
  if (message.type === "changed") update(new Set(message.addresses));
}

/** @param {Set<string>} changed */
function update(changed) {
  const isWorkshop = document.documentElement.dataset.page !== undefined;
  const other = [...changed].filter((address) => address !== navigation);
  const assets = other.filter((address) => !address.endsWith(".html"));
  const ownClient = assets.some((address) => address.startsWith("_storyville/"));
  if (changed.has(page()) || ownClient || (!isWorkshop && assets.length)) {
    location.reload();
    return;
  }
  for (const frame of frames()) {
    if (assets.length || changed.has(frame.dataset.canvas ?? "")) {
      frame.contentWindow?.location.reload();
    }
  }
  if (isWorkshop && changed.has(navigation)) loadNavigation();
}

/** Run the new nav.js, which replaces the data of the sidebar. */
function loadNavigation() {
  const fresh = document.createElement("script");
  fresh.src = new URL(`${navigation}?${generation}`, root).href;
  fresh.addEventListener("load", () => {
    fresh.remove();
    document.dispatchEvent(new Event("storyville:navigation"));
  });
  document.head.append(fresh);
}

if (window === window.top) connect();
