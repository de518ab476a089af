import { readScriptOptions } from "./options/readScriptOptions";
import { Playhead, type PlayheadApi } from "./playhead";

const page = window as unknown as { Playhead?: PlayheadApi };

// A page that loads the script twice keeps its first recorder.
if (!page.Playhead) {
  page.Playhead = Playhead;
  const options = readScriptOptions(document.currentScript);
  if (options.websiteId) Playhead.init(options);
}
