import { extrasBeside } from "./extras/loadExtras";
import { readScriptOptions } from "./options/readScriptOptions";
import type { PlayheadApi } from "./PlayheadApi";
import { createPlayhead } from "./playhead";

const page = window as unknown as { Playhead?: PlayheadApi };

// A page that loads the script twice keeps its first recorder.
if (!page.Playhead) {
  const script = document.currentScript;
  page.Playhead = createPlayhead(extrasBeside(script));
  try {
    const options = readScriptOptions(script);
    if (options.websiteId) page.Playhead.init(options);
  } catch (error) {
    // A `data-api` that is no URL: the page goes on, and its author finds this.
    console.info("playhead:", error);
  }
}
