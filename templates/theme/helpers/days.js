// Days as ISO text, without time zones: 2026-03-02 is the same day everywhere.

const MS_A_DAY = 86_400_000;
const time = (day) => Date.parse(`${day}T00:00:00Z`);

/** Whether a text is a day that exists. */
export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "") && fromTime(time(text)) === text;

function fromTime(ms) {
  return Number.isNaN(ms) ? "" : new Date(ms).toISOString().slice(0, 10);
}

/** The day a number of days later. */
export const plus = (day, days) => fromTime(time(day) + days * MS_A_DAY);

/** Days from one day to another; negative backwards. */
export const between = (first, second) => Math.round((time(second) - time(first)) / MS_A_DAY);

/** Place in the week, 0 for Monday: the place in a column's `usual`. */
export const weekday = (day) => (new Date(time(day)).getUTCDay() + 6) % 7;

/** Today in a time zone, by its IANA name. */
export function today(timeZone) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const parts = Object.fromEntries(format.formatToParts(new Date()).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** Writes days in words, as the language does; `form` asks for the ending of a blank. */
export function dayWriter({ locale, date_endings: endings }) {
  const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const format = new Intl.DateTimeFormat(locale, style);
  return (day, form = "") => {
    const text = format.format(time(day)).replaceAll(" ", "\u00a0");
    const ends = endings[form];
    return ends ? text.replace(/\.$/, "") + ends[Number(day.slice(8)) - 1] : text;
  };
}

/** Days from one to another without a year, unless it is another than that of `on`. */
export function monthDays({ locale }, first, last, on) {
  const isOther = [first, last].some((day) => day.slice(0, 4) !== on.slice(0, 4));
  const style = { day: "numeric", month: "short", timeZone: "UTC", ...(isOther && { year: "numeric" }) };
  return new Intl.DateTimeFormat(locale, style).formatRange(time(first), time(last));
}
