// The scheme button, the contents as a panel, the search field, and the lines that say why a page is silent on disk.
(function () {
  "use strict";
  const root = document.documentElement;
  const button = document.querySelector("[data-scheme-toggle]");

  const show = () => button.setAttribute("aria-pressed", String(root.dataset.scheme === "dark"));
  const toggle = () => {
    root.dataset.scheme = root.dataset.scheme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("policy.scheme", root.dataset.scheme);
    } catch {
      // The choice then lasts for this page only.
    }
    show();
  };
  if (button) {
    show();
    button.addEventListener("click", toggle);
  }

  const contents = document.getElementById("__contents");
  if (contents) {
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
    });
    contents.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  // The search of a policy is fetched when it is first wanted; that of the docs is Material's own.
  const search = document.querySelector(".search[data-index]");
  const field = document.querySelector(".search__input");
  if (search && location.protocol !== "file:") {
    let started = null;
    const load = () => {
      started ??= import("../../helpers/search.js").then(({ start }) => start(search));
      started.catch(() => (started = null));
    };
    search.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    field.addEventListener("focus", load);
    document.addEventListener("keydown", (event) => {
      // No single letter: who dictates or slips would set it off (WCAG 2.1.4).
      const isWanted = event.code === "KeyK" && (event.ctrlKey || event.metaKey);
      if (!isWanted || event.altKey || event.shiftKey) return;
      event.preventDefault();
      field.select();
      field.focus();
    });
  }
  // Material's search listens to keys; words that are pasted, dictated or swiped press none.
  if (field && !search) field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));

  // The other language opens at the same clause, with the same answers.
  document.querySelectorAll(".languages a").forEach((link) => {
    const follow = () => {
      link.hash = location.hash;
      link.search = location.search;
    };
    ["click", "auxclick", "contextmenu"].forEach((kind) => link.addEventListener(kind, follow));
  });

  const offline = document.querySelector(".search__offline");
  if (offline && location.protocol === "file:") {
    offline.hidden = false;
    if (search) search.hidden = true;
  }

  // A helper asks the server for the tables; the browser gives none to a page on disk.
  const state = document.querySelector(".helper__state");
  if (state && location.protocol === "file:") {
    state.textContent = state.dataset.onDisk;
    state.hidden = false;
  }
})();
