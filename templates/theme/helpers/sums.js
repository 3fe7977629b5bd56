// Sums as the language writes them.

/** Writes sums in the company's currency; cents only where there are any. */
export function sumWriter({ locale, money, grouped_from: groupedFrom }) {
  return (sum) => {
    const cents = Number.isInteger(sum) ? 0 : 2;
    const useGrouping = Math.abs(sum) >= groupedFrom;
    const style = { useGrouping, minimumFractionDigits: cents, maximumFractionDigits: Math.max(cents, 6) };
    return money.replace("{number}", new Intl.NumberFormat(locale, style).format(sum));
  };
}

/** The number somebody typed, with its thousands grouped as the page's language does or not; null if it is none. */
export function typedSum(text, language = document.documentElement.lang) {
  const plain = ungrouped((text ?? "").replace(/\s/g, ""), groupMark(language)).replace(",", ".");
  const sum = /^\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
  return Number.isSafeInteger(Math.trunc(sum)) ? sum : null;
}

const groupMark = (language) =>
  new Intl.NumberFormat(language).formatToParts(1234567).find(({ type }) => type === "group").value;

/** Only whole groups of three count: in another language the same mark may stand before the cents. */
function ungrouped(text, mark) {
  const [whole, ...cents] = text.split(mark === "." ? "," : ".");
  const isGrouped = whole.split(mark).every((group, place) => (place ? /^\d{3}$/ : /^\d{1,3}$/).test(group));
  return isGrouped ? [whole.replaceAll(mark, ""), ...cents].join(".") : text;
}

/** How a sum may be typed, thousands and cents included. */
export const exampleSum = (language = document.documentElement.lang) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(12500.5);

/** Whether something was typed that is no sum. */
export const isNoSum = (text) => Boolean(text?.trim()) && typedSum(text) === null;
