// A link at the end of each clause that writes to the owner of the document about it.
(function () {
  "use strict";
  const page = document.querySelector(".page[data-mail]");
  if (!page || page.matches(".page--document")) return;
  const { mail, mailLink, mailSubject, mailBody } = page.dataset;

  const address = (id, link) => {
    const subject = encodeURIComponent(mailSubject.replace("{clause}", id));
    const body = encodeURIComponent(`${mailBody}\r\n\r\n\r\n${link}`);
    return `mailto:${mail}?subject=${subject}&body=${body}`;
  };

  page.querySelectorAll(".clause-id").forEach((line) => {
    const link = line.querySelector("a");
    if (!link) return;
    const letter = document.createElement("a");
    letter.className = "mailing";
    letter.href = address(link.textContent, link.href);
    letter.textContent = mailLink;
    letter.setAttribute("aria-label", `${mailLink}: ${link.textContent}`);
    const clause = line.closest(".clause") ?? page.querySelector(".page__body");
    clause.insertBefore(letter, clause.querySelector(":scope > details.why"));
  });
})();
