import type { BufferedEvent } from "../buffer/BufferedEvent";

/** JSON lines, UTF-8. */
export function toLines(events: readonly BufferedEvent[]): Uint8Array<ArrayBuffer> {
  let text = "";
  for (const event of events) text += `${event.json}\n`;
  return new TextEncoder().encode(text);
}
