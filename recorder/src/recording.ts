import { readScriptOptions } from "./options/readScriptOptions";
import { Playhead, type PlayheadApi } from "./playhead";

const page = window as unknown as { Playhead?: PlayheadApi };

// A page that loads the script twice keeps its first recorder.
if (!page.Playhead) {
  page.Playhead = Playhead;
  try {
    const options = readScriptOptions(document.currentScript);
    if (options.websiteId) Playhead.init(options);
  } catch (error) {
    // A `data-api` that is no URL: the page goes on, and its author finds this.
    console.warn("playhead:", error);
  }
}
