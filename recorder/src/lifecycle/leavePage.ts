import { sendLeaving } from "../transport/sendLeaving";
import type { RecorderState } from "../types";
import type { CurrentRecording } from "./CurrentRecording";

/** Sends what the browser carries while the page goes away, and hands the recording to the tab's next page. */
export function leavePage({ session, upload, tab, url }: CurrentRecording, state: RecorderState): void {
  const { gated } = upload;
  if (gated && session) sendLeaving(url, JSON.stringify({ type: "recording_cancel", ...session }));
  else if (state !== "paused") upload.leave(state === "recording");
  if (state === "stopping" && session) {
    sendLeaving(url, JSON.stringify({ type: "recording_stop", ...session, lastSeq: tab.windows }));
    tab.forget(true);
  } else tab.leave(gated);
}
