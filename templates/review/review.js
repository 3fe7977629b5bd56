// Gathers what the reviewer wrote, one line a remark, to be copied into a letter.
const result = document.querySelector("output textarea");
document.querySelector("button").addEventListener("click", () => {
  const remarks = [...document.querySelectorAll("textarea[data-of]")].filter((one) => one.value.trim());
  result.value = remarks.map((one) => `${one.dataset.of}: ${one.value.trim()}`).join("\n");
  result.focus();
  result.select();
});
