// Groups what belongs together, so that the style sheet can lay it out: clauses, facts, cards.
(function () {
  "use strict";
  const page = document.querySelector(".page__body");
  if (!page) return;

  const opening = (item) => (item.firstElementChild?.tagName === "P" ? item.firstElementChild : item);
  const isFact = (item) => {
    const first = opening(item).firstChild;
    return first?.nodeName === "STRONG" && first.textContent.trim().endsWith(":");
  };

  const factRow = (item) => {
    const row = document.createElement("div");
    const name = document.createElement("dt");
    const value = document.createElement("dd");
    const source = opening(item);
    name.append(...source.firstChild.childNodes);
    source.firstChild.remove();
    value.append(...source.childNodes);
    if (source !== item) source.remove();
    value.append(...item.childNodes);
    row.append(name, value);
    return row;
  };

  const facts = (list) => {
    const items = [...list.children];
    if (!items.length || !items.every(isFact)) return;
    const definition = document.createElement("dl");
    definition.className = "facts";
    definition.append(...items.map(factRow));
    list.replaceWith(definition);
  };

  const isName = (node) =>
    node?.tagName === "P" && node.childNodes.length === 1 && node.firstChild.nodeName === "STRONG";

  const card = (name) => {
    if (name.nextElementSibling?.className !== "facts") return;
    const box = document.createElement("div");
    box.className = "card";
    name.before(box);
    let node = name;
    while (node && !/^H\d$/.test(node.tagName) && (node === name || !isName(node))) {
      const next = node.nextElementSibling;
      box.append(node);
      if (node.tagName === "BLOCKQUOTE") break;
      node = next;
    }
  };

  const clause = (line) => {
    const heading = line.previousElementSibling;
    if (!heading || !/^H[2-4]$/.test(heading.tagName)) return;
    const section = document.createElement("section");
    section.className = "clause";
    section.setAttribute("aria-labelledby", heading.id);
    heading.before(section);
    section.append(line, heading);
    let node = section.nextElementSibling;
    while (node && !ends(node, heading)) {
      const next = node.nextElementSibling;
      section.append(node);
      node = next;
    }
  };
  // A page of one clause has its title twice; a narrow screen shows it once.
  const untold = (heading) => heading.textContent.replace(/^[\d.\s]+/, "");
  const mark = ([first, ...more]) => {
    const own = first?.querySelector("h2");
    const title = page.querySelector("h1");
    if (own && title && !more.length && untold(own) === untold(title)) own.classList.add("repeated");
  };

  const ends = (node, heading) =>
    /^H\d$/.test(node.tagName) &&
    (node.tagName <= heading.tagName || node.nextElementSibling?.classList.contains("clause-id"));

  page.querySelectorAll("ul").forEach(facts);
  page.querySelectorAll(".clause-id").forEach(clause);
  mark([...page.querySelectorAll(".clause")]);
  [...page.querySelectorAll("p")].filter(isName).forEach(card);
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
