import { RETRY_DELAYS_MS, START_RETRY_INTERVAL_MS } from "../constants";
import type { Identity } from "../identity/ensureIdentity";
import type { TabRecording } from "../tab/TabRecording";
import { wait } from "../transport/wait";
import type { StartAnswer } from "../types";
import { requestStart } from "./requestStart";

/** Asks for a recording until there is an answer, or until it isn't wanted any more (null). */
export async function askStart(
  url: string,
  websiteId: string,
  identity: Identity,
  claimed: TabRecording | null,
  wanted: () => boolean,
): Promise<StartAnswer | null> {
  let continued = claimed?.recordingUid ? claimed : null;
  for (let failures = 0; wanted(); ) {
    const answer = await requestStart(url, websiteId, identity, continued);
    if (answer.accepted === "unknown") {
      const delay = RETRY_DELAYS_MS[failures++ % (RETRY_DELAYS_MS.length + 1)] ?? START_RETRY_INTERVAL_MS;
      await wait(Math.max(delay, answer.afterMs ?? 0));
    } else if (!answer.accepted && continued && /^(?:unauthorized|stopped)$/.test(answer.reason)) {
      continued = null;
    } else return answer;
  }
  return null;
}
