import { loadRrweb } from "../capture/loadRrweb";
import type { Rrweb } from "../capture/Rrweb";
import { objectsToTracking } from "../gates/objectsToTracking";
import type { TabRecording } from "../tab/TabRecording";
import type { PlayheadOptions } from "../types";
import { askStart } from "./askStart";
import type { Accepted, CurrentRecording } from "./CurrentRecording";

/** A recording that may begin: the server's answer, what it continues, and with what it is recorded. */
export interface Admission {
  answer: Accepted;
  claimed: TabRecording | null;
  rrweb: Rrweb;
}

/**
 * Asks for a recording, for the tab's where there is one. A text says why there is none; null: it isn't wanted any more, and
 * a late answer was told `farewell`.
 */
export async function admit(
  current: CurrentRecording,
  { websiteId, rrwebSrc, respectDnt }: PlayheadOptions,
  farewell: () => string,
  report: (error: unknown) => void,
): Promise<Admission | string | null> {
  const run = ++current.run;
  const wanted = (): boolean => run === current.run;
  const claimed = await current.tab.claim();
  const rrweb = await loadRrweb(rrwebSrc, report);
  const answer = await askStart(current.url, websiteId, current.visitor.identity, claimed, wanted);
  if (!wanted()) {
    if (answer?.accepted) {
      void current.tell(farewell(), current.sessionOf(answer), { lastSeq: claimed?.windows ?? {} });
    }
    return null;
  }
  if (!answer?.accepted) return answer?.reason ?? "no answer";
  if (answer.respectDnt && respectDnt === undefined && objectsToTracking()) {
    void current.tell("recording_cancel", current.sessionOf(answer));
    return "objects to tracking";
  }
  return { answer, claimed, rrweb };
}
