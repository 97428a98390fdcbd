// The search dialog: a field and a list of results that the field's arrow keys move in.

/**
 * @typedef {object} Palette
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list
 * @property {HTMLElement} status
 */

const CONTENT = `
<div class="palette-field">
<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z"/><path d="m10.4 10.4 3.1 3.1"/></svg>
<input type="text" role="combobox" aria-label="Search" aria-controls="results"
 aria-autocomplete="list" aria-expanded="true" placeholder="Search titles, descriptions and #tags"
 autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go">
<kbd>Esc</kbd></div>
<div class="palette-list" id="results" role="listbox" aria-label="Results"></div>
<p class="palette-status" role="status"></p>`;

/**
 * The dialog, put into the document.
 * @param {(palette: Palette) => void} show Fills the list for what is in the field.
 * @returns {Palette}
 */
export function makePalette(show) {
  const dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.ariaLabel = "Search";
  dialog.innerHTML = CONTENT;
  const palette = {
    dialog,
    input: /** @type {HTMLInputElement} */ (dialog.querySelector("input")),
    list: /** @type {HTMLElement} */ (dialog.querySelector(".palette-list")),
    status: /** @type {HTMLElement} */ (dialog.querySelector(".palette-status")),
  };
  palette.input.addEventListener("input", () => show(palette));
  palette.input.addEventListener("keydown", (event) => onKey(palette, event));
  palette.list.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return palette;
}

/**
 * @param {Palette} palette
 * @param {KeyboardEvent} event
 */
function onKey(palette, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const selected = palette.list.querySelector("[aria-selected='true']");
  if (event.isComposing || !(selected instanceof HTMLElement)) return;
  if (event.key === "Enter") selected.click();
  else if (step) select(palette, selected, step);
  else return;
  event.preventDefault();
}

/**
 * @param {Palette} palette
 * @param {HTMLElement} from
 * @param {number} step
 */
function select({ input, list }, from, step) {
  const options = [...list.children];
  const to = options.at((options.indexOf(from) + step) % options.length) ?? from;
  from.ariaSelected = "false";
  to.ariaSelected = "true";
  to.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", to.id);
}
