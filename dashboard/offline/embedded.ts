import { NdjsonParser } from "../src/api/ndjson.ts";
import { isEvent } from "../src/api/replay.ts";
import type { RecordedEvent } from "../src/api/types.ts";

/** A multiple of four characters: each piece is whole base64 by itself. */
const PIECE = 4 * 64 * 1024;

/** The recording in the file: base64 of the gzip of its NDJSON. Fails where the file was cut. */
export async function readEmbedded(base64: string): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const parser = new NdjsonParser();
  const lines = new Blob(pieces(base64.trim())).stream().pipeThrough(new DecompressionStream("gzip"));
  for await (const bytes of lines) events.push(...parser.push(bytes).filter(isEvent));
  events.push(...parser.end().filter(isEvent));
  if (parser.malformedLines > 0) throw new Error("the file is damaged");
  return events;
}

function pieces(base64: string): Uint8Array<ArrayBuffer>[] {
  const decoded: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < base64.length; from += PIECE) {
    decoded.push(Uint8Array.from(atob(base64.slice(from, from + PIECE)), (character) => character.charCodeAt(0)));
  }
  return decoded;
}
