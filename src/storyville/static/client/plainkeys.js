// Keys that stand for themselves, rather than for something that is typed or chosen.

const WRITABLE = "input, textarea, select, [contenteditable]:not([contenteditable='false'])";

/**
 * Whether a key was pressed alone, where nothing takes it.
 * @param {KeyboardEvent} event
 */
export function isPlainKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return false;
  }
  const [target] = event.composedPath();
  // The field of a dialog that was just closed has the focus until the next frame.
  const field = target instanceof Element ? target.closest(WRITABLE) : null;
  return event.key.length === 1 && !field?.checkVisibility();
}
