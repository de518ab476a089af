import { Playhead, type PlayheadApi } from "./playhead";
import { type QueuedCall, runQueued } from "./queue";

type Queue = ((...call: unknown[]) => unknown) & { q?: QueuedCall[] };

const page = window as unknown as { replaya?: Queue; Playhead?: PlayheadApi };
const script = document.currentScript?.getAttribute("src") ?? null;

function run(call: QueuedCall): unknown {
  try {
    return runQueued(call, page.Playhead ?? Playhead, script);
  } catch (error) {
    // An `apiHost` that is no URL: the page goes on, and its author finds this.
    console.warn("playhead:", error);
    return undefined;
  }
}

// A page that loads the script twice keeps its first recorder.
page.Playhead ??= Playhead;
const waiting = page.replaya?.q ?? [];
page.replaya = (...call) => run(call);
for (const call of waiting) run(call);
