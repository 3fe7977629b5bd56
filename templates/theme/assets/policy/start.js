// Runs before the page is drawn: what the search needs, the colours the reader chose, the company's accent.
(function () {
  "use strict";
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  window.__md_scope = new URL(meta("policy-base") || ".", location);
  window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  window.__md_get = (key, store = localStorage, scope = window.__md_scope) => {
    try {
      return JSON.parse(store.getItem(`${scope.pathname}.${key}`));
    } catch {
      return null;
    }
  };
  window.__md_set = (key, value, store = localStorage, scope = window.__md_scope) => {
    try {
      store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  };

  let chosen = null;
  try {
    chosen = localStorage.getItem("policy.scheme");
  } catch {
    // As above.
  }
  root.dataset.scheme = chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

  const accent = meta("theme-color");
  if (accent && /^#[0-9a-f]{6}$/i.test(accent)) root.style.setProperty("--brand", accent);
})();
