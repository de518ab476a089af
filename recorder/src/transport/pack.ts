import { WORKER_MIN_BYTES } from "../constants";
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
const gzip = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  );

/** One gzip member, by the browser's own compressor; of many bytes beside the page's own work, where a worker can be had. */
export async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<Packed> {
  try {
    const packed = bytes.length < WORKER_MIN_BYTES ? null : await beside(gzip, bytes);
    return { bytes: packed ?? (await gzip(bytes)), encoding: "gzip" };
  } catch {
    // There is none, or a page or an extension has replaced one of these globals by something that doesn't work.
    return packSync(bytes);
  }
}

/** The same at once: while a page is left nothing asynchronous runs to its end. Before the compressor is here as it is. */
export function packSync(bytes: Uint8Array<ArrayBuffer>): Packed {
  return compress ? { bytes: compress(bytes), encoding: "gzip" } : { bytes, encoding: "identity" };
}
