import { WORKER_MIN_CHARS } from "../constants";
import { beside } from "./beside";

/** A chunk's bytes as they are sent. */
export interface Packed {
  bytes: Uint8Array<ArrayBuffer>;
  encoding: "gzip" | "identity";
}
export type Compress = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

let compress: Compress | null = null;

/** The optional parts are here, and with them a compressor that needs no waiting. */
export function useCompressor(one: Compress): void {
  compress = one;
}

/** The browser's compressor works on the thread that reads from it. Stands on its own, so that a worker can have its text. */
const gzip = async (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  );

/** One gzip member, by the browser's own compressor; of a long text beside the page's own work, where a worker can be had. */
export async function pack(text: string): Promise<Packed> {
  try {
    const packed = text.length < WORKER_MIN_CHARS ? null : await beside(gzip, text);
    return { bytes: packed ?? (await gzip(text)), encoding: "gzip" };
  } catch {
    // There is none, or a page or an extension has replaced one of these globals by something that doesn't work.
    return packSync(text);
  }
}

/** The same at once: while a page is left nothing asynchronous runs to its end. Before the compressor is here as it is. */
export function packSync(text: string): Packed {
  const bytes = new TextEncoder().encode(text);
  return compress ? { bytes: compress(bytes), encoding: "gzip" } : { bytes, encoding: "identity" };
}
