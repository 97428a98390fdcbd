// What the fields of a control hold. The server reads it by the type that is declared.

const NONE = "\\N";

/** @typedef {Map<Element, unknown>} Others What some lists hold instead. */

/**
 * What a row holds, as it is submitted.
 * @param {Element} row
 * @param {Others} others
 */
export function textOf(row, others = new Map()) {
  const control = row.querySelector("[data-shape]");
  const value = control ? jsonOf(control, others) : "";
  if (value === null) return NONE;
  if (typeof value !== "string") return JSON.stringify(value);
  return value.startsWith("\\") ? `\\${value}` : value;
}

/**
 * @param {Element} control
 * @param {Others} others
 * @returns {unknown}
 */
export function jsonOf(control, others = new Map()) {
  if (!(control instanceof HTMLElement)) return null;
  if (others.has(control)) return others.get(control);
  const none = control.querySelector(":scope > .none input");
  if (none instanceof HTMLInputElement && none.checked) return null;
  switch (control.dataset.shape) {
    case "list":
      return below(control, ":scope > ol > li > [data-shape]").map((item) => jsonOf(item, others));
    case "record":
      return recordOf(control, others);
  }
  return fieldValue(control);
}

/**
 * @param {HTMLElement} control
 * @param {Others} others
 */
function recordOf(control, others) {
  const parts = below(control, ":scope > .part > [data-shape]");
  if (!parts.length) return JSON.parse(control.dataset.blank ?? "{}");
  return Object.fromEntries(
    parts.map((part) => [part.parentElement?.dataset.part, jsonOf(part, others)]),
  );
}

/**
 * @param {Element} control
 * @param {string} selector
 */
function below(control, selector) {
  return [...control.querySelectorAll(selector)];
}

/** @param {HTMLElement} control */
function fieldValue(control) {
  const field = control.querySelector(":scope > :is(input, select, textarea)");
  const isSwitch = control.dataset.shape === "switch";
  if (field instanceof HTMLInputElement && isSwitch) return field.checked;
  if (field instanceof HTMLSelectElement) {
    if (field.value === NONE) return null;
    return isSwitch ? field.value === "true" : field.value;
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null;
  const isNone = control.hasAttribute("data-optional") && field.value === "";
  return isNone && field.matches("[type='number'], [type='date']") ? null : field.value;
}

/**
 * Have all fields of a form hold what the server says of them.
 * @param {Element} form
 */
export function showServed(form) {
  for (const field of form.querySelectorAll("input, select, textarea")) {
    if (field instanceof HTMLSelectElement) {
      const chosen = field.querySelector("option[selected]");
      if (chosen instanceof HTMLOptionElement) chosen.selected = true;
    } else if (field instanceof HTMLTextAreaElement) {
      if (field.value !== field.defaultValue) field.value = field.defaultValue;
    } else if (field instanceof HTMLInputElement) {
      if (field.type === "checkbox") field.checked = field.defaultChecked;
      else if (field.value !== field.defaultValue && !field.validity.badInput) {
        field.value = field.defaultValue;
      }
    }
  }
}
