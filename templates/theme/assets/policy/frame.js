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

  const contents = document.getElementById("contents");
  if (contents) {
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
    });
    contents.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  // The search listens to keys; words that are pasted, dictated or swiped press none.
  const field = document.querySelector(".search__input");
  if (field) field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));

  // The other language opens at the same clause, with the same answers.
  document.querySelectorAll(".languages a").forEach((link) => {
    const follow = () => {
      link.hash = location.hash;
      link.search = location.search;
    };
    ["click", "auxclick", "contextmenu"].forEach((kind) => link.addEventListener(kind, follow));
  });

  const offline = document.querySelector(".search__offline");
  if (offline && location.protocol === "file:") offline.hidden = false;

  // A helper asks the server for the tables; the browser gives none to a page on disk.
  const state = document.querySelector(".helper__state");
  if (state && location.protocol === "file:") {
    state.textContent = state.dataset.onDisk;
    state.hidden = false;
  }
})();
