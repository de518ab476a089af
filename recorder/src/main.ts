import { ensureIdentity } from "./identity/ensureIdentity";
import { readScriptOptions } from "./options/readScriptOptions";

// The page asks for no cookies at all, or for none before consent: then there is nothing to do here.
const tag = readScriptOptions(document.currentScript);
if (!tag.options.cookieless && !tag.consentRequired) ensureIdentity();
