import type { BufferedEvent } from "../buffer/BufferedEvent";

/** JSON lines. */
export function toLines(events: readonly BufferedEvent[]): string {
  let text = "";
  for (const event of events) text += `${event.json}\n`;
  return text;
}
