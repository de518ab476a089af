import type { ApiClient } from "./client.ts";
import { ApiProblem } from "./problem.ts";

export type ExportFormat = "html" | "json" | "ndjson";

/** Fetches a recording as a file; `progress` is told how many bytes have come. A file that breaks off is refused, not kept. */
export async function downloadRecording(
  client: ApiClient,
  recordingId: string,
  format: ExportFormat,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const path = `/api/v1/replay/${encodeURIComponent(recordingId)}/export?format=${format}`;
  const response = await client.open(path, { Accept: "*/*" }, signal);
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) break;
      parts.push(piece.value);
      bytes += piece.value.byteLength;
      progress(bytes);
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ApiProblem(0, "The connection broke before the file was whole. Try again.");
  }
  return new Blob(parts, { type: response.headers.get("Content-Type") ?? "application/octet-stream" });
}
