// The descriptions that are searched in: loaded when they are first needed, and again when some
// have changed.

import { linkTo } from "./page.js";

/** @typedef {Readonly<Record<string, string>>} Descriptions By the id of what is described. */

/** @type {Promise<Descriptions> | null} */
let loading = null;
let query = "";

/**
 * Count what was loaded as old, as the dev server says.
 * @param {string} generation
 */
function outdate(generation) {
  loading = null;
  query = `?${generation}`;
}

/** Follow the dev server. */
export function followDescriptions() {
  document.addEventListener("storyville:descriptions", (event) => {
    if (event instanceof CustomEvent) outdate(event.detail);
  });
}

/** The descriptions as they are now; none where they can't be loaded. */
export function loadDescriptions() {
  loading ??= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = linkTo("_storyville/search.js") + query;
    const end = () => {
      script.remove();
      resolve(Reflect.get(globalThis, "storyvilleDescriptions") ?? {});
    };
    script.addEventListener("load", end);
    script.addEventListener("error", end);
    document.head.append(script);
  });
  return loading;
}
