import type { Answer } from "./Answer";
import type { Chunk } from "./Chunk";
import { chunkFields } from "./chunkFields";
import type { Packed } from "./pack";
import { request } from "./request";
import type { Session } from "./Session";

/**
 * Sends a chunk in its binary form, a third smaller than base64. Each has an address of its own, so to another origin the
 * browser would ask first for every one of them: there the form is one that needs no asking, its token in the query.
 */
export function sendChunk(url: string, session: Session, chunk: Chunk, { bytes, encoding }: Packed): Promise<Answer> {
  const elsewhere = new URL(url).origin !== location.origin;
  const fields = { ...chunkFields(session, chunk), ...(elsewhere && { encoding, token: session.token }) };
  const query = new URLSearchParams(fields as unknown as Record<string, string>);
  return request(`${url}?${query}`, {
    body: bytes,
    headers: elsewhere
      ? { "Content-Type": "text/plain" }
      : {
          "Content-Type": "application/x-ndjson",
          ...(encoding === "gzip" && { "Content-Encoding": encoding }),
          Authorization: `Bearer ${session.token}`,
        },
  });
}
