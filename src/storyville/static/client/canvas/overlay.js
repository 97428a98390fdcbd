// What is drawn over a canvas: in a shadow of its own, which no style of the canvas reaches.

const STYLE = `:host { all: initial !important; position: absolute !important; inset: 0 auto auto 0 !important;
  width: 0 !important; height: 0 !important; z-index: 2147483646 !important; pointer-events: none !important; }
div { position: absolute; box-sizing: border-box; pointer-events: none; }
.mark { border: 2px solid #c92a2a; border-radius: 3px; background: rgb(201 42 42 / 12%); box-shadow: 0 0 0 1px #fff; }
.margin { background: rgb(246 178 107 / 45%); }
.border { background: rgb(255 229 153 / 55%); }
.padding { background: rgb(147 196 125 / 50%); }
.content { background: rgb(111 168 220 / 50%); }
.label { padding: 2px 6px; border-radius: 4px; font: 500 11px/1.5 ui-sans-serif, system-ui, sans-serif;
  white-space: nowrap; color: #fff; background: rgb(31 28 24 / 92%); }`;

/** @type {ShadowRoot | null} */
let layer = null;

/** The layer that all is drawn in. */
function open() {
  if (layer?.host.isConnected) return layer;
  const host = document.createElement("div");
  layer = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  layer.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);
  return layer;
}

/**
 * Draw boxes in place of those of a kind that were drawn before.
 * @param {string} kind
 * @param {HTMLElement[]} boxes
 */
export function draw(kind, boxes) {
  if (!boxes.length && !layer) return;
  const shadow = open();
  for (const old of shadow.querySelectorAll(`[data-kind="${kind}"]`)) old.remove();
  for (const each of boxes) each.dataset.kind = kind;
  shadow.append(...boxes);
}

/**
 * A box over a rectangle of the window.
 * @param {string} name
 * @param {{ left: number, top: number, width: number, height: number }} rect
 */
export function box(name, { left, top, width, height }) {
  const made = document.createElement("div");
  made.className = name;
  Object.assign(made.style, {
    left: `${left + scrollX}px`,
    top: `${top + scrollY}px`,
    width: `${Math.max(0, width)}px`,
    height: `${Math.max(0, height)}px`,
  });
  return made;
}

/**
 * Mark elements, and bring the first into view.
 * @param {string[]} selectors
 */
export function mark(selectors) {
  const found = selectors.flatMap((selector) => document.querySelector(selector) ?? []);
  found[0]?.scrollIntoView({ block: "nearest" });
  draw("mark", found.map((element) => box("mark", element.getBoundingClientRect())));
}
