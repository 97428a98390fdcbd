// The args of a story that were edited here, as they stand in the addresses of its documents.

import { here } from "./site.js";
import { later } from "./timers.js";

const ARG = "arg.";
const LONGEST = 8000; // characters of a query, as the server takes it
const PAUSE = 150; // ms; browsers refuse to change the location too often

/** @typedef {[name: string, text: string][]} Args */

let query = written(new URLSearchParams(location.search));
let planned = false;

/**
 * The edited args among parameters, as the server writes them.
 * @param {URLSearchParams} parameters
 */
function written(parameters) {
  const args = [...new Map(parameters)].filter(([name]) => name.startsWith(ARG));
  return args.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
}

/**
 * An address without the args in it.
 * @param {string} address
 */
export function bare(address) {
  return address.split("?")[0];
}

/**
 * An address of this story with the args as they are here.
 * @param {string} address
 */
export function edited(address) {
  return query ? `${bare(address)}?${query}` : bare(address);
}

/** The address of this document, with what is edited. */
export function hereEdited() {
  return edited(here());
}

/**
 * Have these args edited, and no others; false if they are too long.
 * @param {Args} args
 */
export function setArgs(args) {
  const parameters = new URLSearchParams(args.map(([name, text]) => [ARG + name, text]));
  if (written(parameters).length > LONGEST) return false;
  query = written(parameters);
  if (!planned) later(PAUSE, showInLocation);
  planned = true;
  return true;
}

function showInLocation() {
  planned = false;
  const kept = new URLSearchParams(location.search);
  for (const name of [...kept.keys()]) if (name.startsWith(ARG)) kept.delete(name);
  const search = [kept.toString(), query].filter(Boolean).join("&");
  history.replaceState(history.state, "", location.pathname + (search && `?${search}`) + location.hash);
}

/**
 * Where a frame's document is to be loaded from.
 * @param {HTMLIFrameElement} frame
 */
export function sourceOf(frame) {
  const source = frame.getAttribute("src") ?? "";
  const args = frame.dataset.canvas?.split("?")[1];
  if (!args && !source.includes(`?${ARG}`)) return source;
  const url = new URL(frame.src);
  for (const name of [...url.searchParams.keys()]) {
    if (name.startsWith(ARG)) url.searchParams.delete(name);
  }
  for (const [name, text] of new URLSearchParams(args)) {
    url.searchParams.append(name, text);
  }
  return url.href;
}
