import { readScriptOptions } from "./options/readScriptOptions";
import { Playhead, type PlayheadApi } from "./playhead";

const page = window as unknown as { Playhead?: PlayheadApi };

// A page that loads the script twice keeps its first recorder.
if (!page.Playhead) {
  page.Playhead = Playhead;
  const tag = readScriptOptions(document.currentScript);
  // Until consent can be granted, a page that requires it is not recorded.
  if (!tag.consentRequired && tag.options.websiteId) Playhead.init(tag.options);
}
