import { gzipSync } from "./gzipSync";

/** One gzip member, by the browser's own compressor off the main thread where there is one. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof CompressionStream === "undefined") return gzipSync(bytes);
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    // A page or an extension may have replaced one of these globals by something that doesn't work.
    return gzipSync(bytes);
  }
}
