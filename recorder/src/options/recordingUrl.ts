import type { TabRecording } from "../tab/TabRecording";
import type { PlayheadOptions } from "../types";

/** The dashboard's page of a recording, at the present second of it if wanted. */
export function recordingUrl(
  { dashboardUrl, apiBase }: PlayheadOptions,
  { recordingUid, startedAt }: TabRecording,
  atThisMoment: boolean,
): string {
  const base = dashboardUrl ? dashboardUrl.replace(/\/+$/, "") : new URL(apiBase || "", location.href).origin;
  const seconds = Math.max(0, Math.floor((Date.now() - startedAt) / 1000));
  return `${base}/#/recordings/${recordingUid}${atThisMoment ? `?t=${seconds}` : ""}`;
}
