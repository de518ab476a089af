import { extrasBeside } from "./extras/loadExtras";
import type { PlayheadApi } from "./PlayheadApi";
import { createPlayhead } from "./playhead";
import { type QueuedCall, runQueued } from "./queue";

type Queue = ((...call: unknown[]) => unknown) & { q?: QueuedCall[] };

const page = window as unknown as { replaya?: Queue; Playhead?: PlayheadApi };
const script = document.currentScript;
// A page that loads the script twice keeps its first recorder.
page.Playhead ??= createPlayhead(extrasBeside(script));
const recorder = page.Playhead;

function run(call: QueuedCall): unknown {
  try {
    return runQueued(call, recorder, script?.getAttribute("src") ?? null);
  } catch (error) {
    // An `apiHost` that is no URL: the page goes on, and its author finds this.
    console.info("playhead:", error);
    return undefined;
  }
}

const waiting = page.replaya?.q ?? [];
page.replaya = (...call) => run(call);
for (const call of waiting) run(call);
