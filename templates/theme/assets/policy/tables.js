// Gives each cell the words of its column, and shows rows as cards where the columns do not fit.
(function () {
  "use strict";
  const CARD_COLUMNS = 3;
  const LEAST_COLUMNS = 2;
  const WIDE_COLUMNS = 5;
  const TALLEST_ROW_PX = 124;
  const NARROW = matchMedia("(max-width: 39.9375em)");
  const MIDDLE = matchMedia("(max-width: 56.1875em)");
  const prepared = [];

  const prepare = (table) => {
    const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
    // A corner without words is no header to a screen reader.
    table.querySelectorAll("th:empty").forEach((head) => head.setAttribute("role", "cell"));
    if (heads.length < LEAST_COLUMNS) return;
    const isWide = heads.length >= WIDE_COLUMNS;
    table.classList.toggle("wide", isWide);
    table.setAttribute("role", "table");
    table.querySelectorAll("thead, tbody").forEach((part) => part.setAttribute("role", "rowgroup"));
    table.querySelectorAll("tr").forEach((row) => row.setAttribute("role", "row"));
    table.querySelectorAll("th:not(:empty)").forEach((head) => head.setAttribute("role", "columnheader"));
    for (const row of table.tBodies[0]?.rows ?? []) {
      [...row.cells].forEach((cell, column) => label(cell, heads[column]));
    }
    const isPair = heads.length < CARD_COLUMNS;
    prepared.push({ table, isWide, isPair, narrow: isWide ? MIDDLE : NARROW, kind: heads.join("|") });
  };

  const IDLE = document.querySelector(".page")?.dataset.idle;

  const label = (cell, head) => {
    cell.setAttribute("role", "cell");
    if (head) cell.dataset.label = head;
    if (!cell.hasChildNodes()) return;
    cell.classList.toggle("nothing", ["—", IDLE].includes(cell.textContent.trim()));
    const content = document.createElement("div");
    content.append(...cell.childNodes);
    cell.append(content);
  };

  // A form is filled in card by card; a table of short cells is read faster as a table, one of two columns always.
  const fits = ({ table, isPair }) =>
    table.scrollWidth <= table.parentElement.clientWidth &&
    (isPair || (!table.querySelector("td:empty") && [...table.rows].every((row) => row.offsetHeight <= TALLEST_ROW_PX)));

  // Tables of the same columns look alike on a page: one that does not fit makes cards of them all.
  const lay = () => {
    prepared.forEach(({ table }) => table.classList.remove("cards"));
    const crowded = new Set(
      prepared
        .filter((one) => one.narrow.matches && ((one.isWide && NARROW.matches) || !fits(one)))
        .map(({ kind }) => kind),
    );
    prepared.forEach(({ table, kind }) => table.classList.toggle("cards", crowded.has(kind)));
  };

  document.querySelectorAll(".page table").forEach(prepare);
  lay();
  // A table that takes the place of another says so.
  document.addEventListener("policy:table", ({ target }) => {
    prepared.splice(0, prepared.length, ...prepared.filter(({ table }) => table.isConnected));
    prepare(target);
    lay();
  });
  // The letters of our own fonts are wider than those that were measured first.
  document.fonts.ready.then(lay);
  [NARROW, MIDDLE].forEach((width) => width.addEventListener("change", lay));
})();
