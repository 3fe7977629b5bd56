// Explains on hover, focus or tap: why a number is what it is, and what a word of the policy means.
(function () {
  "use strict";
  const page = document.querySelector(".page--chapter, .page--annex");
  if (!page) return;
  const NOT_IN = "a, button, code, details.why, dt, summary, svg, th, .clause-id, .explained, :is(h1, h2, h3, h4)";
  const HOVER_MS = 250;
  const EDGE = 12;

  const box = document.createElement("div");
  box.id = "__explanation";
  box.className = "explanation";
  box.popover = "auto";
  box.setAttribute("role", "tooltip");
  page.append(box);
  let shown = null;
  const forget = () => {
    shown?.setAttribute("aria-expanded", "false");
    shown = null;
  };
  box.addEventListener("beforetoggle", ({ newState }) => newState === "closed" && forget());

  const place = (mark) => {
    const [line] = mark.getClientRects();
    const left = Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - EDGE);
    const below = line.bottom + 6;
    const isLow = below + box.offsetHeight > innerHeight && line.top > box.offsetHeight;
    box.style.left = `${Math.max(EDGE, left)}px`;
    box.style.top = `${isLow ? line.top - box.offsetHeight - 6 : below}px`;
  };
  const show = (mark, explanation) => {
    if (shown === mark) return;
    forget();
    box.replaceChildren(...explanation());
    if (!box.matches(":popover-open")) box.showPopover();
    place(mark);
    shown = mark;
    mark.setAttribute("aria-expanded", "true");
  };
  addEventListener("scroll", () => shown && place(shown), { passive: true });

  const listen = (mark, explanation) => {
    let waiting = 0;
    const hide = () => shown === mark && box.hidePopover();
    const toggle = () => (shown === mark ? hide() : show(mark, explanation));
    mark.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") waiting = setTimeout(show, HOVER_MS, mark, explanation);
    });
    mark.addEventListener("pointerleave", ({ pointerType, relatedTarget }) => {
      clearTimeout(waiting);
      if (pointerType === "mouse" && !box.contains(relatedTarget)) hide();
    });
    // A press closes what is open before the click arrives: whether it was open is known only here.
    let wasShown = false;
    mark.addEventListener("pointerdown", () => (wasShown = shown === mark), { capture: true });
    mark.addEventListener("click", () => (wasShown ? hide() : show(mark, explanation)));
    mark.addEventListener("focus", () => mark.matches(":focus-visible") && show(mark, explanation));
    mark.addEventListener("blur", hide);
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle();
    });
  };

  const texts = (clause) => {
    const walker = document.createTreeWalker(clause, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(NOT_IN)) found.push(walker.currentNode);
    }
    return found;
  };
  const mark = (node, match, kind, explanation) => {
    const rest = node.splitText(match.index);
    rest.splitText(match[0].length);
    const element = document.createElement("span");
    element.className = `explained explained--${kind}`;
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    element.setAttribute("aria-expanded", "false");
    element.setAttribute("aria-describedby", box.id);
    rest.replaceWith(element);
    element.append(rest);
    listen(element, explanation);
  };
  const markFirst = (clause, pattern, kind, explanation) => {
    for (const node of texts(clause)) {
      const match = pattern.exec(node.data);
      if (match) return mark(node, match, kind, () => explanation(match[0]));
    }
  };

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = (source, flags, not = "") =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}]${not})`, flags);
  const LABEL = "|:"; // “Exception:” names what follows and is no use of the term

  const values = (clause) => {
    const items = [...clause.querySelectorAll("details.why li")].filter((item) => item.querySelector("b"));
    const length = (item) => item.querySelector("b").textContent.length;
    items.sort((one, other) => length(other) - length(one));
    items.forEach((item) => {
      const pattern = whole(escaped(item.querySelector("b").textContent), "u");
      markFirst(clause, pattern, "value", () => origin(item));
    });
  };
  const origin = (item) => {
    const copy = item.cloneNode(true);
    copy.querySelectorAll("code").forEach((path) => {
      const parts = path.textContent.split(/(?<=[._])/);
      path.replaceChildren(...parts.flatMap((part) => [part, document.createElement("wbr")]));
    });
    return [...copy.childNodes];
  };

  const terms = (clauses, { forms, terms: meanings }) => {
    const gap = "[\\s\\u2011-]+";
    const byLength = Object.keys(forms).sort((one, other) => other.length - one.length);
    const pattern = whole(byLength.map((form) => form.split(" ").join(gap)).join("|"), "iu", LABEL);
    const idOf = (text) => forms[text.toLowerCase().split(new RegExp(gap, "u")).join(" ")];
    const known = new Set();
    const meaning = (id) => {
      const term = document.createElement("b");
      const [name, definition] = meanings[id];
      term.textContent = name;
      return [term, document.createElement("br"), definition];
    };
    const search = (node) => {
      for (const match of node.data.matchAll(new RegExp(pattern, "giu"))) {
        const id = idOf(match[0]);
        if (!id || known.has(id)) continue;
        known.add(id);
        const rest = node.splitText(match.index + match[0].length);
        mark(node, match, "term", () => meaning(id));
        return search(rest);
      }
    };
    clauses.forEach((clause) => texts(clause).forEach(search));
  };

  const clauses = [...page.querySelectorAll(".clause")];
  const places = clauses.length ? clauses : [page.querySelector(".page__body")];
  places.forEach(values);
  // Who set a value and when is known only where the pages were built from git; the page says so.
  const setBy = ({ told, values }) => {
    page.querySelectorAll("details.why code").forEach((path) => {
      const said = told[values[path.textContent]];
      if (!said) return;
      const line = document.createElement("span");
      line.className = "set-by";
      line.textContent = said;
      path.after(line);
    });
  };
  if (location.protocol !== "file:" && page.dataset.provenance) {
    fetch(page.dataset.provenance)
      .then((answer) => answer.json())
      .then(setBy)
      .catch(() => {});
  }
  // A reader who comes by a link to a clause finds its words explained there.
  const sentTo = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  places.sort((one, other) => other.contains(sentTo) - one.contains(sentTo));
  if (location.protocol === "file:" || !page.dataset.terms) return;
  fetch(page.dataset.terms)
    .then((answer) => answer.json())
    .then((data) => terms(places, data))
    .catch(() => {});
})();
