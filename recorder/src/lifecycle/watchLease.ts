import { HEARTBEAT_INTERVAL_MS } from "../constants";
import { postMessage } from "../transport/postMessage";
import type { CurrentRecording } from "./CurrentRecording";

/** Renews the server's lease of a recording from which nothing is sent; returns how to end it. */
export function watchLease(recording: CurrentRecording, wanted: () => boolean, end: () => void): () => void {
  const beat = async (): Promise<void> => {
    const { session, upload, tab } = recording;
    if (!wanted() || !session || tab.over) return;
    if (Date.now() - upload.lastSentAt < HEARTBEAT_INTERVAL_MS) return;
    const answer = await postMessage(recording.url, { type: "recording_heartbeat", ...session });
    if (recording.session !== session) return;
    if (answer.kind === "ok") recording.upload.watch(answer.flushIntervalMs);
    if (answer.kind === "stopped") end();
    if (answer.kind === "unauthorized" && !(await recording.renew()) && recording.session === session) end();
  };
  const timer = setInterval(() => void beat(), HEARTBEAT_INTERVAL_MS);
  return () => clearInterval(timer);
}
