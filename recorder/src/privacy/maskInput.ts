import type { PrivacyLevel } from "../types";
import { isMarked } from "./isMarked";

/** What the page marked as hidden, and inputs that it said to ignore. */
export const MASKED = "[data-playhead-mask],[data-playhead-ignore]";
/** Hidden inputs carry the page's own secrets, tokens of forms for instance, which nobody sees. */
const BALANCED_TYPES = /^(?:email|tel|hidden)$/;
/** Autocomplete hints of secrets that sites put into plain text inputs. */
const SECRET_HINT = /password|one-time-code|^cc-/;

/** The value of an input as it is recorded: stars of the same length where the level or the page hides it. */
export function maskInput(privacy: PrivacyLevel, text: string, element: HTMLElement): string {
  return isHidden(privacy, element) ? "*".repeat(text.length) : text;
}

function isHidden(privacy: PrivacyLevel, element: HTMLElement): boolean {
  const type = ((element as HTMLInputElement).type ?? "").toLowerCase();
  // rrweb marks an input that once was a password, so that a "show password" button doesn't.
  if (type === "password" || element.hasAttribute("data-rr-is-password")) return true;
  if (privacy === "strict" || isMarked(element, MASKED)) return true;
  if (privacy === "relaxed") return false;
  return BALANCED_TYPES.test(type) || SECRET_HINT.test((element.getAttribute("autocomplete") ?? "").toLowerCase());
}
