import type { Chunk } from "./Chunk";
import { chunkFields } from "./chunkFields";
import type { Packed } from "./pack";
import type { Session } from "./Session";
import { toBase64 } from "./toBase64";

/** A chunk as a JSON message, token included: the form that needs no header and so no preflight. */
export function toEnvelope(session: Session, chunk: Chunk, { bytes, encoding }: Packed, finalize: boolean): string {
  const { token } = session;
  const data = encoding === "gzip" ? toBase64(bytes) : new TextDecoder().decode(bytes);
  return JSON.stringify({ ...chunkFields(session, chunk), token, encoding, data, finalize });
}
