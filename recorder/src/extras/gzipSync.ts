import { gzipSync as fflateGzip } from "fflate";

/** One gzip member, at once: while a page is left nothing asynchronous runs to its end. */
export function gzipSync(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  // A fixed mtime keeps the bytes a function of the events.
  return fflateGzip(bytes, { level: 6, mtime: 1 }) as Uint8Array<ArrayBuffer>;
}
