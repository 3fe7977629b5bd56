// The versions with their days, where the build knew them: which one holds is a matter of today.
(function () {
  "use strict";
  const page = document.querySelector("[data-versions]");
  if (!page || location.protocol === "file:") return;
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

  const standing = ({ since, until, withdrawn }) => {
    if (until && until < since) return "never";
    if (today < since) return "preview";
    if (until && until < today) return "superseded";
    return withdrawn ? "withdrawn" : "in_force";
  };
  const cell = (kind, ...content) => {
    const made = document.createElement(kind);
    made.append(...content);
    return made;
  };
  const name = ({ number, href, read }) => {
    if (!href) return number;
    const link = cell("a", number);
    link.href = href;
    link.setAttribute("aria-label", read);
    return link;
  };
  const row = (version, words) => {
    const status = standing(version);
    const cells = [name(version), version.days ?? "—", words[status], version.what || "—"];
    const made = cell("tr", ...cells.map((content) => cell("td", content)));
    if (status === "in_force") made.setAttribute("aria-current", "true");
    return made;
  };
  const show = ({ versions, words }) => {
    const titles = [words.number, words.days, words.status, words.what].map((word) => cell("th", word));
    const rows = versions.map((version) => row(version, words));
    const table = cell("table", cell("thead", cell("tr", ...titles)), cell("tbody", ...rows));
    page.querySelector("table").replaceWith(table);
    table.dispatchEvent(new Event("policy:table", { bubbles: true }));
  };
  fetch(page.dataset.versions)
    .then((answer) => answer.json())
    .then(show)
    .catch(() => {});
})();
