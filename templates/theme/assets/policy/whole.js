// Keeps ids of clauses and addresses on one line: a hyphen in them is no place to part.
(function () {
  "use strict";
  const page = document.querySelector(".page__body");
  if (!page) return;

  const WHOLE = /\b[A-Z]{3}-(?:\d{3}(?:\.\d+)?|[A-Z])\b|[^\s@<>(),;]+@[^\s@<>(),;]+\w/g;

  /** An address may be parted after its @ and before its dots. */
  const pieces = (text) => text.split(/(?<=@)|(?=\.)/).flatMap((one, place) => (place ? [document.createElement("wbr"), one] : [one]));

  const kept = (text) => {
    const span = document.createElement("span");
    span.className = text.includes("@") ? "whole whole--address" : "whole";
    span.append(...(text.includes("@") ? pieces(text) : [text]));
    return span;
  };

  /** The text with what must stay whole in spans of its own. */
  const parted = (text) => {
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(WHOLE)) {
      parts.push(text.slice(end, found.index), kept(found[0]));
      end = found.index + found[0].length;
    }
    return [...parts, text.slice(end)].filter(Boolean);
  };

  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (data.search(WHOLE) >= 0 && !parentElement.closest("svg, script, .whole, a[href^='mailto:']")) nodes.push(texts.currentNode);
  }
  page.querySelectorAll("a[href^='mailto:']:not(:has(*))").forEach((link) => link.replaceChildren(...pieces(link.textContent)));
  nodes.forEach((node) => node.replaceWith(...parted(node.data)));

  // No bracket is left behind at the end of the line before.
  page.querySelectorAll("a[href^='mailto:']").forEach((link) => {
    const [before, after] = [link.previousSibling, link.nextSibling];
    if (!(before instanceof Text) || !before.data.endsWith("(")) return;
    const held = document.createElement("span");
    held.className = "whole";
    before.data = before.data.slice(0, -1);
    link.replaceWith(held);
    const closes = after instanceof Text && after.data.startsWith(")");
    if (closes) after.data = after.data.slice(1);
    held.append("(", link, closes ? ")" : "");
  });
})();
