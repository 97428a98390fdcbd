// What axe-core finds in a canvas. It is large, and loaded when it is asked for.

/** @import { Violation } from "../channel.js" */

// A story is a part of a page, which need not have what a whole page must.
const OF_PAGES = ["bypass", "landmark-one-main", "page-has-heading-one", "region"];

/** @type {Promise<void> | null} */
let loading = null;
/** Axe does one thing at a time. */
/** @type {Promise<unknown>} */
let running = Promise.resolve();

/**
 * @param {string} url Where axe-core is.
 * @returns {Promise<{ violations: Violation[], error: string }>}
 */
export async function check(url) {
  const before = running;
  const result = before.then(() => run(url));
  running = result;
  return result;
}

/**
 * @param {string} url
 * @returns {Promise<{ violations: Violation[], error: string }>}
 */
async function run(url) {
  try {
    await (loading ??= load(url));
    const axe = Reflect.get(globalThis, "axe");
    const rules = Object.fromEntries(OF_PAGES.map((id) => [id, { enabled: false }]));
    const { violations } = await axe.run(document, { preload: false, resultTypes: ["violations"], rules });
    return { violations: violations.map(violation), error: "" };
  } catch (error) {
    loading = null;
    return { violations: [], error: String(error) };
  }
}

/** @param {string} url */
function load(url) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => reject(new Error("axe-core could not be loaded.")));
      script.src = url;
      document.head.append(script);
      script.remove();
    })
  );
}

/**
 * @param {any} found As axe-core gives it.
 * @returns {Violation}
 */
function violation({ id, impact, help, helpUrl, nodes }) {
  const places = nodes.map((/** @type {any} */ { target, html, failureSummary }) => ({
    selector: target.flat().join(" "),
    html,
    summary: failureSummary,
  }));
  return { id, impact: impact ?? "", help, url: helpUrl, places };
}
