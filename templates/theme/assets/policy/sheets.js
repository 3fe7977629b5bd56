// A cheat sheet: each part in a box of its own, for cards and columns; a button that prints it.
(function () {
  "use strict";
  const page = document.querySelector(".page--sheet .page__body");
  if (!page) return;

  const box = (title) => {
    const part = document.createElement("section");
    part.className = "part";
    part.setAttribute("aria-labelledby", title.id);
    title.before(part);
    while (part.nextElementSibling && (part.nextElementSibling === title || part.nextElementSibling.tagName !== "H2")) {
      part.append(part.nextElementSibling);
    }
  };

  page.querySelectorAll("h2").forEach(box);
  const printing = page.querySelector(".print-sheet");
  printing.hidden = false;
  printing.firstElementChild.addEventListener("click", () => print());
})();
