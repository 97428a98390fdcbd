// Thumbnails: a canvas in small, moved and scaled so that what it shows is in the middle.

/** @import { Box } from "./channel.js" */

const MARGIN = 20;
const SMALLEST = 0.3;

/** @type {WeakMap<HTMLIFrameElement, { box: Box, background: string }>} */
const pictures = new WeakMap();

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    for (const frame of target.querySelectorAll("iframe")) place(frame);
  }
});

/**
 * Fit what a canvas shows into its thumbnail.
 * @param {HTMLIFrameElement} frame
 * @param {Box} box Where it is in the canvas.
 * @param {string} background
 */
export function fitThumbnail(frame, box, background) {
  const holder = frame.parentElement;
  if (!holder?.matches(".thumbnail") || !Object.values(box).every(Number.isFinite)) return;
  pictures.set(frame, { box, background });
  sizes.observe(holder);
  place(frame);
}

/** @param {HTMLIFrameElement} frame */
function place(frame) {
  const holder = frame.parentElement;
  const picture = pictures.get(frame);
  if (!holder || !picture) return;
  const { left, top, right, bottom } = picture.box;
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const room = { width: holder.clientWidth - 2 * MARGIN, height: holder.clientHeight - 2 * MARGIN };
  const fitting = Math.min(room.width / width, room.height / height);
  const scale = Math.min(1, Math.max(SMALLEST, fitting));
  const x = Math.max(MARGIN, (holder.clientWidth - width * scale) / 2) - left * scale;
  const y = Math.max(MARGIN, (holder.clientHeight - height * scale) / 2) - top * scale;
  frame.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) scale(${scale})`;
  holder.style.background = picture.background;
  holder.classList.add("fitted");
}
