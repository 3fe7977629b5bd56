// Buttons that copy the words of a script, or the link of a clause.
(function () {
  "use strict";
  const page = document.querySelector(".page");
  const status = document.querySelector(".status");
  if (!page || !page.dataset.copyText || !navigator.clipboard) return;
  const SAID_MS = 2000;

  const say = (button) => {
    status.textContent = page.dataset.copied;
    button.classList.add("copy--done");
    setTimeout(() => {
      status.textContent = "";
      button.classList.remove("copy--done");
    }, SAID_MS);
  };

  const copier = (name, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", name);
    button.title = name;
    button.addEventListener("click", () => navigator.clipboard.writeText(text()).then(() => say(button)));
    return button;
  };

  const spoken = (quote) =>
    [...quote.querySelectorAll("p, li")].map((part) => part.innerText.trim()).join("\n");

  if (page.matches(".page--document")) return;
  page.querySelectorAll("blockquote").forEach((quote) => {
    const words = () => spoken(quote);
    quote.append(copier(page.dataset.copyText, words));
  });
  page.querySelectorAll(".clause-id").forEach((line) => {
    const link = line.querySelector("a");
    if (link) line.append(copier(`${page.dataset.copyLink}: ${link.textContent}`, () => link.href));
  });
})();
