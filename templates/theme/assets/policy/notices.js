// What depends on the day of reading: notices above the page, partners whose term has ended.
(function () {
  "use strict";
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const holds = ({ since, until }) => (!since || since <= today) && (!until || today <= until);

  document.querySelectorAll(".notice").forEach((notice) => {
    notice.hidden = !holds(notice.dataset);
    if (notice.hidden || !notice.dataset.status) return;
    // What stands in the head was printed with the text; another version has come or is still in force.
    document.querySelectorAll(".brand__status, .foot__status").forEach((status) => {
      status.textContent = notice.dataset.status;
      status.className = status.className.replace(/__status--\w+/, "__status--superseded");
    });
  });

  const past = JSON.parse(document.getElementById("past-partners")?.textContent ?? "{}");
  const said = (text) => {
    const line = document.createElement("p");
    line.className = "note";
    line.textContent = text;
    return line;
  };
  const retire = ([name, { text }]) => {
    document.querySelectorAll(".card > p:first-child").forEach((title) => {
      if (title.textContent.trim() === name) title.parentElement.replaceChildren(title, said(text));
    });
    document.querySelectorAll("td").forEach((cell) => {
      if (cell.textContent.includes(name)) cell.append(said(`${name}: ${text}`));
    });
  };
  Object.entries(past).filter(([, one]) => holds(one)).forEach(retire);
})();
