import type { Answer } from "./Answer";
import { request } from "./request";

/** POSTs a JSON message as text/plain: cross-origin that needs no preflight, and ingest takes it everywhere. */
export function postMessage(url: string, message: Record<string, unknown>, keepalive = false): Promise<Answer> {
  return request(url, {
    body: JSON.stringify(message),
    headers: { "Content-Type": "text/plain;charset=UTF-8" },
    keepalive,
  });
}
