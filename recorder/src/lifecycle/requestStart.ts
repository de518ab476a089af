import { SDK_NAME, SDK_VERSION } from "../constants";
import type { Identity } from "../identity/ensureIdentity";
import { stripQuery } from "../privacy/stripQuery";
import { postMessage } from "../transport/postMessage";
import type { StartAnswer } from "../types";
import { readStartAnswer } from "./readStartAnswer";

export type StartResult = StartAnswer | { accepted: "unknown"; afterMs: number | null };

/** Asks the server once for a recording, or to continue one; `unknown`: it could not be reached. */
export async function requestStart(
  url: string,
  websiteId: string,
  identity: Identity,
  continued: { recordingUid: string; token: string } | null,
): Promise<StartResult> {
  const answer = await postMessage(url, {
    type: "recording_start",
    websiteId,
    visitorUid: identity.visitorUid,
    sessionUid: identity.sessionUid,
    recordingUid: continued?.recordingUid ?? null,
    token: continued?.token ?? null,
    url: stripQuery(location.href),
    referrer: stripQuery(document.referrer),
    userAgent: navigator.userAgent,
    language: navigator.language,
    screen: { width: screen.width, height: screen.height },
    sdk: { name: SDK_NAME, version: SDK_VERSION },
  });
  switch (answer.kind) {
    case "ok":
      return readStartAnswer(await answer.response.json().catch(() => null));
    case "retry":
      return { accepted: "unknown", afterMs: answer.afterMs };
    case "unauthorized":
    case "stopped":
      return { accepted: false, reason: answer.kind };
    case "rejected":
      return { accepted: false, reason: `http_${answer.status}` };
  }
}
