// Answers live in the address: a result can be sent, reloaded and read in another language.

/** The answers in the address, as pairs that may repeat. */
export const readState = () => new URLSearchParams(location.search);

/** Puts answers into the address; empty ones are left out. */
export function writeState(pairs) {
  const kept = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  const query = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString();
  history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
}

/** The address of this result. */
export const shareLink = () => location.href;

/** The same result in the other languages: rows of code, name and address. */
export const otherLanguages = () =>
  [...document.querySelectorAll(".languages a:not([aria-current])")].map((link) => {
    const address = new URL(link.href);
    address.search = location.search;
    return { code: link.hreflang, name: link.title, address: address.href };
  });
