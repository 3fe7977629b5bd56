// Numbers to call, addresses to write to.
import { el } from "./view.js";

/** A number to tap, as it is read out. */
export const callLink = ({ phone, phone_text: text }) =>
  el("a", { href: `tel:${phone.replace(/[^+\d]/g, "")}`, class: "call" }, text);

/** An address to write to; if it must be parted, then before its host. */
export function mailLink({ email }) {
  const [name, host] = email.split("@");
  return el("a", { href: `mailto:${email}` }, `${name}@`, el("wbr"), host);
}
