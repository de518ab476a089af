import type { PrivacyLevel } from "../types";

const BALANCED_TYPES = new Set(["email", "tel"]);
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
  if (element.closest("[data-playhead-mask]")) return true;
  switch (privacy) {
    case "strict":
      return true;
    case "balanced":
      return BALANCED_TYPES.has(type) || SECRET_HINT.test((element.getAttribute("autocomplete") ?? "").toLowerCase());
    case "relaxed":
      return false;
  }
}
