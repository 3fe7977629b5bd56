// On a phone a role's page first shows what one does and says; reference lists open on a tap.
(function () {
  "use strict";
  const page = document.querySelector(".page--role .page__body");
  if (!page) return;
  const NARROW = matchMedia("(max-width: 39.9375em)");
  const LIST = /^(UL|DL)$/;

  const fold = (title) => {
    const list = title.nextElementSibling;
    const box = document.createElement("details");
    const summary = document.createElement("summary");
    box.className = "fold";
    title.before(box);
    summary.append(...(title.tagName === "P" ? title.childNodes : [title]));
    if (title.tagName === "P") title.remove();
    box.append(summary, list);
    return box;
  };

  const isAlone = (title) => {
    const list = title.nextElementSibling;
    return list && LIST.test(list.tagName) && (!list.nextElementSibling || list.nextElementSibling.tagName === "H2");
  };

  // Lists for reference open every line with a link; others say something first.
  const refers = (list) =>
    [...list.querySelectorAll("strong")].every(
      (name) => name.nextElementSibling?.tagName === "A" && !name.nextSibling.textContent.trim(),
    );

  const duties = page.querySelector("h2");
  const groups = [...page.querySelectorAll("h2 ~ p")].filter(
    (part) => part.firstChild?.nodeName === "STRONG" && part.nextElementSibling?.tagName === "UL",
  );
  const lists = [...page.querySelectorAll("h2")].filter(
    (title) => title !== duties && isAlone(title) && refers(title.nextElementSibling),
  );
  const boxes = [...groups.slice(1), ...lists].map(fold);

  const lay = () => boxes.forEach((box) => (box.open = !NARROW.matches));
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const box = target && target.closest(".fold");
    if (box) box.open = true;
  };
  lay();
  reveal();
  NARROW.addEventListener("change", lay);
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => boxes.forEach((box) => (box.open = true)));
  addEventListener("afterprint", lay);
})();
