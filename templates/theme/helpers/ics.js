// A calendar file of all-day entries (RFC 5545).
import { plus } from "./days.js";

const LINE_BYTES = 75;
const compact = (day) => day.replaceAll("-", "");
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** Entries of day, summary and description as the text of a file; `stamp` is the day they were looked up. */
export function calendarFile(entries, { code, stamp }) {
  const events = entries.flatMap((entry, number) => eventLines(entry, `${compact(stamp)}-${number}@${code}`, stamp));
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escaped(code)}//policy//`, "CALSCALE:GREGORIAN"];
  return [...head, ...events, "END:VCALENDAR"].map(folded).join("\r\n") + "\r\n";
}

function eventLines({ on, summary, description }, uid, stamp) {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${compact(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(plus(on, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** A line in pieces that no reader finds too long; a letter is never cut. */
function folded(line) {
  const encoder = new TextEncoder();
  const pieces = [""];
  let used = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (used + size > LINE_BYTES) {
      pieces.push("");
      used = 1;
    }
    pieces[pieces.length - 1] += letter;
    used += size;
  }
  return pieces.join("\r\n ");
}

/** Offers a text as a file to save. */
export function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
