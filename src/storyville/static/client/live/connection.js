// The connection to the server, which comes back by itself.

import { root } from "./site.js";
import { cancel, later } from "./timers.js";

const FIRST_WAIT = 100; // ms
const LONGEST_WAIT = 1000;
const PATIENCE = 1000; // before anybody is told, or a silent server is given up

/**
 * @typedef {object} Listener
 * @property {() => object} hello What to say when the connection is there.
 * @property {(message: any, at: number) => void} receive Gets the time of arrival as well.
 * @property {(isLost: boolean) => void} onLost
 */

/** @param {Listener} listener */
export function connect(listener) {
  /** @type {WebSocket} */
  let socket;
  let wait = FIRST_WAIT;
  let retry = 0;
  let notice = 0;
  let silence = 0;

  const say = (/** @type {object} */ message) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const open = () => {
    cancel(retry);
    const opened = new WebSocket(new URL("ws/reload", root));
    socket = opened;
    opened.addEventListener("open", () => {
      wait = FIRST_WAIT;
      cancel(notice);
      notice = 0;
      listener.onLost(false);
      say(listener.hello());
    });
    opened.addEventListener("message", ({ data }) => {
      cancel(silence);
      if (opened === socket) listener.receive(JSON.parse(data), performance.now());
    });
    opened.addEventListener("close", () => opened === socket && onClose());
  };
  const onClose = () => {
    notice ||= later(PATIENCE, () => listener.onLost(true));
    retry = later(wait, open);
    wait = Math.min(LONGEST_WAIT, wait * 2);
  };
  // A page that slept may have lost the connection without a word.
  const onAwake = () => {
    if (document.hidden) return;
    if (socket.readyState === WebSocket.CONNECTING) return;
    if (socket.readyState !== WebSocket.OPEN) return open();
    say(listener.hello());
    cancel(silence);
    silence = later(PATIENCE, () => {
      socket.close();
      open();
    });
  };
  open();
  document.addEventListener("visibilitychange", onAwake);
  document.addEventListener("resume", onAwake);
  addEventListener("online", onAwake);
  addEventListener("pageshow", ({ persisted }) => persisted && onAwake());
  return say;
}
