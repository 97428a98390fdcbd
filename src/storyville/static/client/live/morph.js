// Changes a tree into another one in place. What belongs to the browser stays: what was typed,
// checked, opened, scrolled; attributes that scripts set; elements that scripts added.

import { Idiomorph } from "idiomorph";
import { withKeys } from "./keys.js";
import { isServed, isUnchanged, isWrittenInto, mergedClass } from "./served.js";
import { remember, rememberAs } from "./served.js";
import { FRAMES } from "./site.js";

/**
 * Make an element like another of its kind.
 * @param {Element} live
 * @param {Element} fresh
 * @param {boolean} partial Whether what comes late stays as it is.
 */
export function morph(live, fresh, partial = false) {
  const takeKeys = withKeys(live, fresh);
  const focused = document.activeElement;
  Idiomorph.morph(live, fresh, { morphStyle: "outerHTML", callbacks: callbacks(partial) });
  takeKeys();
  const lost = document.activeElement !== focused && focused?.isConnected;
  if (lost && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/** @param {boolean} partial */
function callbacks(partial) {
  /** @type {Element | undefined} What the element that is being morphed becomes. */
  let becoming;
  return {
    /** @type {(old: Element, fresh: Node) => boolean} */
    beforeNodeMorphed(old, fresh) {
      if (!(fresh instanceof Element)) return true;
      becoming = fresh;
      return !(isWrittenInto(old, fresh) || (partial && isLate(old) && isLate(fresh)));
    },
    /** @type {(name: string, element: Element) => boolean} */
    beforeAttributeUpdated(name, element) {
      if (!becoming || !isServed(element)) return true;
      // What a frame shows with other args, it is told.
      if (name === "src" && element.matches(FRAMES)) return false;
      if (isUnchanged(element, name, becoming)) return false;
      if (name !== "class") return true;
      element.className = mergedClass(element, becoming);
      return false;
    },
    /** @type {(old: Element, fresh: Node) => void} */
    afterNodeMorphed(old, fresh) {
      if (fresh instanceof Element) rememberAs(old, fresh);
    },
    /** @type {(node: Node) => void} */
    afterNodeAdded: remember,
    /** @type {(node: Node) => boolean} */
    beforeNodeRemoved: (node) => !(node instanceof Element) || isServed(node),
  };
}

/** @param {Element} element */
function isLate(element) {
  return element.hasAttribute("data-late");
}

/**
 * Give an element the attributes of another.
 * @param {Element} live
 * @param {Element} fresh
 */
export function morphAttributes(live, fresh) {
  const names = new Set([...live.getAttributeNames(), ...fresh.getAttributeNames()]);
  for (const name of names) {
    const value = fresh.getAttribute(name);
    if (isUnchanged(live, name, fresh)) continue;
    if (name === "class") live.setAttribute(name, mergedClass(live, fresh));
    else if (value === null) live.removeAttribute(name);
    else live.setAttribute(name, value);
  }
  rememberAs(live, fresh);
}
