import { ensureIdentity } from "./identity/ensureIdentity";
import { readScriptOptions } from "./options/readScriptOptions";

// The page asks for no cookies at all, or for none before consent: then there is nothing to do here.
try {
  const options = readScriptOptions(document.currentScript);
  if (!options.cookieless && !options.consentRequired) ensureIdentity();
} catch (error) {
  // A `data-api` that is no URL: the page goes on, and its author finds this.
  console.info("playhead:", error);
}
