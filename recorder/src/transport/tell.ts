import { RETRY_DELAYS_MS } from "../constants";
import { postMessage } from "./postMessage";
import type { Session } from "./Session";
import { wait } from "./wait";

/** Sends a control message of a recording, trying again as chunks do. */
export async function tell(
  url: string,
  type: string,
  session: Session,
  more: Record<string, unknown> = {},
): Promise<void> {
  for (const delay of [...RETRY_DELAYS_MS, null]) {
    const answer = await postMessage(url, { type, ...session, ...more }, true);
    if (answer.kind !== "retry" || delay === null) return;
    await wait(Math.max(delay, answer.afterMs ?? 0));
  }
}
