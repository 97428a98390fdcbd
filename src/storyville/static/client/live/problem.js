// One problem: what is wrong, where, and how to get there.

import { element } from "./elements.js";
import { editor, nodeHere } from "./site.js";

/** @typedef {"load" | "render" | "assertion" | "lint" | "page" | "build"} ProblemKind */
/** @typedef {{ file: string, shown: string, line: number, function: string, code: string, user: boolean }} Frame */
/**
 * Lines and columns count from 1; 0 is unknown. Frames go from the innermost out, the user's first.
 * @typedef {object} Problem
 * @property {ProblemKind} kind
 * @property {string} message
 * @property {string} node
 * @property {string} file
 * @property {string} shown
 * @property {number} line
 * @property {number} column
 * @property {string[]} excerpt
 * @property {number} excerpt_line
 * @property {Frame[]} frames
 */

/** @type {Record<ProblemKind, string>} */
const KINDS = {
  load: "Could not be loaded",
  render: "Could not be rendered",
  assertion: "Assertion failed",
  lint: "Lint failed",
  page: "Not right in this page",
  build: "Could not be built",
};

/**
 * Whether a problem shows on this page: it is of the page's own node, of one above or one below.
 * @param {Problem} problem
 */
export function concernsPage({ node }) {
  const here = nodeHere();
  return !node || !here || `${node}/`.startsWith(`${here}/`) || `${here}/`.startsWith(`${node}/`);
}

/**
 * A problem as elements.
 * @param {Problem} problem
 */
export function problemView(problem) {
  const { kind, message, node, file, excerpt, frames } = problem;
  const [title = "", ...details] = message.split("\n");
  /** @type {HTMLElement[]} */
  const parts = [
    element("p", { class: "kind" }, KINDS[kind] + (node ? ": " : ""), element("b", {}, node)),
    element("h1", { id: "title" }, title),
  ];
  if (details.length) parts.push(element("pre", { class: "details" }, details.join("\n")));
  if (file) parts.push(element("p", { class: "place" }, placeLink(problem)));
  if (excerpt.length) parts.push(excerptView(problem));
  const own = frames.filter((frame) => frame.user).slice(1); // the first is the place itself
  const others = frames.filter((frame) => !frame.user);
  if (own.length) parts.push(element("p", { class: "called" }, "Called from"), frameList(own));
  if (others.length) parts.push(folded(others));
  return parts;
}

/** @param {Problem | Frame} place */
function placeLink(place) {
  const { file, shown, line } = place;
  const text = line ? `${shown || file}:${line}` : shown || file;
  const attributes = editor ? { href: editorLink(place), title: "Open in the editor" } : {};
  return element("a", /** @type {Record<string, string>} */ (attributes), text);
}

/** @param {Problem | Frame} place */
function editorLink(place) {
  const column = "column" in place ? place.column : 0;
  const path = place.file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  const values = { file: path, line: place.line || 1, column: column || 1 };
  return editor.replace(/\{(file|line|column)\}/g, (_, name) => String(Reflect.get(values, name)));
}

/** @param {Problem} problem */
function excerptView({ excerpt, excerpt_line, line, column }) {
  const code = element("code");
  excerpt.forEach((text, index) => {
    const number = excerpt_line + index;
    const isHere = number === line;
    code.append(lineView(isHere ? "line here" : "line", String(number), text));
    if (isHere && column) {
      const mark = element("b", {}, "^");
      code.append(lineView("line caret", "", marginTo(text, column), mark));
    }
  });
  return element("pre", { class: "excerpt", tabindex: "0", "aria-label": "Source" }, code);
}

/**
 * @param {string} name
 * @param {string} number
 * @param {(string | Node)[]} content
 */
function lineView(name, number, ...content) {
  const margin = element("span", { class: "number", "aria-hidden": "true" }, number);
  return element("span", { class: name }, margin, ...content, "\n");
}

/**
 * What stands before a mark below a column of a text, which may be indented with tabs.
 * @param {string} text
 * @param {number} column
 */
function marginTo(text, column) {
  return text.slice(0, column - 1).replace(/[^\t]/g, " ").padEnd(column - 1);
}

/** @param {Frame[]} frames */
function frameList(frames) {
  const items = frames.map((frame) => {
    const where = element("span", { class: "place" }, placeLink(frame), ` in ${frame.function}`);
    return element("li", {}, where, element("code", {}, frame.code));
  });
  return element("ol", {}, ...items);
}

/** @param {Frame[]} frames */
function folded(frames) {
  const count = frames.length === 1 ? "1 step" : `${frames.length} steps`;
  const summary = element("summary", {}, `${count} in libraries`);
  return element("details", {}, summary, frameList(frames));
}

/**
 * A problem as plain text.
 * @param {Problem} problem
 */
export function problemText({ message, file, line, column, excerpt, excerpt_line, frames }) {
  const lines = [message, line ? `${file}:${line}` : file].filter(Boolean);
  const width = String(excerpt_line + excerpt.length).length;
  excerpt.forEach((text, index) => {
    const number = excerpt_line + index;
    const isHere = number === line;
    lines.push(`${isHere ? ">" : " "} ${String(number).padStart(width)} | ${text}`.trimEnd());
    if (isHere && column) lines.push(`  ${" ".repeat(width)} | ${marginTo(text, column)}^`);
  });
  const steps = frames.map((step) => `  ${step.file}:${step.line} in ${step.function}: ${step.code}`);
  return [...lines, ...(steps.length ? ["Called from:", ...steps] : [])].join("\n");
}
