import { gunzipSync } from "node:zlib";
import type { Upload } from "../browser/NativeServer";

/**
 * Everything that the recorder sent, readable: addresses with their escapes undone, headers, bodies, what is packed in them. The
 * address of the page that the browser itself names to the page's own origin (Referer) is left out.
 */
export function uploadedText(uploads: readonly Upload[]): string {
  return uploads
    .filter(({ url }) => new URL(url).pathname === "/api/track")
    .flatMap(({ url, headers, body }) => [
      decodeURIComponent(url),
      JSON.stringify({ ...headers, referer: "" }),
      ...unpacked(body),
    ])
    .join("\n");
}

function unpacked(body: Buffer): string[] {
  if (body[0] === 0x1f && body[1] === 0x8b) return [gunzipSync(body).toString()];
  const text = body.toString();
  const { data } = JSON.parse(text) as { data?: unknown };
  return typeof data === "string" ? [text, gunzipSync(Buffer.from(data, "base64")).toString()] : [text];
}
