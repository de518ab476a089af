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

/** One gzip member, by the browser's own compressor off the main thread where there is one. */
export async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<Packed> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    return { bytes: new Uint8Array(await new Response(stream).arrayBuffer()), encoding: "gzip" };
  } catch {
    // There is none, or a page or an extension has replaced one of these globals by something that doesn't work.
    return packSync(bytes);
  }
}

/** The same at once: while a page is left nothing asynchronous runs to its end. Before the compressor is here as it is. */
export function packSync(bytes: Uint8Array<ArrayBuffer>): Packed {
  return compress ? { bytes: compress(bytes), encoding: "gzip" } : { bytes, encoding: "identity" };
}
