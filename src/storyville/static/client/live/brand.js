// The catalog's own look around the page: its title and logo, icon and accent.

const IN_HEAD = ["link[rel='icon']", "style[data-brand]"];

/** As it was served, though its image may have got another address since. */
let served = document.querySelector(".brand")?.innerHTML;

/**
 * Look as a new state of the page does.
 * @param {Document} fresh
 */
export function changeBrand(fresh) {
  const [brand, freshBrand] = [document, fresh].map((page) => page.querySelector(".brand"));
  if (brand && freshBrand && served !== freshBrand.innerHTML) {
    served = freshBrand.innerHTML;
    brand.replaceChildren(...document.importNode(freshBrand, true).childNodes);
  }
  for (const selector of IN_HEAD) changeInHead(selector, fresh.head.querySelector(selector));
}

/**
 * @param {string} selector
 * @param {Element | null} fresh
 */
function changeInHead(selector, fresh) {
  const old = document.head.querySelector(selector);
  if (old?.outerHTML === fresh?.outerHTML) return;
  old?.remove();
  if (fresh) document.head.append(document.importNode(fresh, true));
}
