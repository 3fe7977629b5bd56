// Numbers to call.
import { el } from "./view.js";

/** A number to tap, as it is read out. */
export const callLink = ({ phone, phone_text: text }) =>
  el("a", { href: `tel:${phone.replace(/[^+\d]/g, "")}`, class: "call" }, text);
