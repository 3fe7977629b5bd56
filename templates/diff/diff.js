// Shows one language, folds what did not change, and keeps the reader's choice in the address.
const KEYS = ["role", "part", "cause", "material"];
const panels = [...document.querySelectorAll("[data-panel]")];
const links = [...document.querySelectorAll("[data-language]")];

function asked() {
  return new URLSearchParams(location.hash.slice(1));
}

function wanted(choice, item) {
  return KEYS.every((key) => {
    const value = choice.get(key);
    return !value || item.dataset[key].split(" ").includes(value);
  });
}

function told(status, form, shown, all) {
  const chosen = [...form.elements]
    .filter((one) => (one.type === "checkbox" ? one.checked : one.name && one.value))
    .map((one) => (one.type === "checkbox" ? one.parentElement.textContent.trim() : one.selectedOptions[0].textContent));
  const count = shown ? status.dataset.shown.replace("{shown}", shown).replace("{all}", all) : status.dataset.none;
  status.textContent = chosen.length ? `${status.dataset.chosen}: ${chosen.join("; ")}. ${count}` : count;
}

function choose(panel, choice) {
  const form = panel.querySelector("form");
  if (!form) return;
  for (const key of KEYS) {
    const field = form.elements[key];
    const value = choice.get(key) || "";
    if (field.type === "checkbox") field.checked = value === "1";
    else field.value = value;
    if (field.type !== "checkbox" && field.selectedIndex < 0) {
      field.value = "";
      choice.delete(key);
    }
  }
  for (const item of panel.querySelectorAll(".item")) item.hidden = !wanted(choice, item);
  for (const group of panel.querySelectorAll(".group")) group.hidden = !group.querySelector(".item:not([hidden])");
  const clauses = [...panel.querySelectorAll(".clause")];
  told(form.querySelector("[role=status]"), form, clauses.filter((one) => !one.hidden).length, clauses.length);
}

function show() {
  const choice = asked();
  const language = choice.get("lang");
  const target = document.getElementById(location.hash.slice(1));
  const current = panels.find((one) => one.dataset.panel === language || one.contains(target)) || panels[0];
  for (const panel of panels) panel.hidden = panel !== current;
  for (const link of links) {
    const own = new URLSearchParams(choice);
    own.set("lang", link.dataset.language);
    link.href = `#${own}`;
    if (link.dataset.language === current.dataset.panel) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  document.documentElement.lang = current.lang;
  choose(current, choice);
}

function keep(form) {
  const choice = asked();
  for (const [key, value] of [...choice]) if (!value) choice.delete(key);
  for (const key of KEYS) choice.delete(key);
  for (const [key, value] of new FormData(form)) if (value) choice.set(key, value);
  history.replaceState(null, "", `#${choice}`);
  show();
}

function foldRows(table, panel) {
  const heads = [...table.querySelectorAll("thead th")].map((one) => one.textContent.trim());
  for (const row of table.tBodies[0]?.rows ?? [])
    [...row.cells].forEach((cell, place) => heads[place] && (cell.dataset.head = heads[place]));
  const isChanged = table.querySelector("tbody tr:not(.same)");
  if (!isChanged || table.querySelectorAll("tr.same").length < 3) return;
  const button = document.createElement("button");
  const fold = (isFolded) => {
    table.classList.toggle("folded", isFolded);
    button.textContent = isFolded ? panel.dataset.rows : panel.dataset.rowsAway;
    button.setAttribute("aria-expanded", String(!isFolded));
  };
  button.type = "button";
  button.className = "rows";
  button.lang = panel.lang;
  button.addEventListener("click", () => fold(!table.classList.contains("folded")));
  table.after(button);
  fold(true);
}

for (const panel of panels) {
  for (const one of panel.querySelectorAll("details.fold")) one.open = false;
  for (const table of panel.querySelectorAll(".text table")) foldRows(table, panel);
  const form = panel.querySelector("form");
  if (!form) continue;
  form.hidden = false;
  form.addEventListener("change", () => keep(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => keep(form)));
}

// One language is shown at a time: nothing sets it apart from another.
document.querySelector("main").classList.remove("panels");

let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details.fold:not([open])")];
  for (const one of closed) one.open = true;
});
addEventListener("afterprint", () => closed.forEach((one) => (one.open = false)));
addEventListener("hashchange", show);
show();
