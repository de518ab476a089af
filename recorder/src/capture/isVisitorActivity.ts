import { type BufferedEvent, INCREMENTAL } from "../buffer/BufferedEvent";

/** Mouse, touch and drag, clicks, scroll, resize, input, media, selection: what pages don't do by themselves. */
const ACTIVITY = new Set([1, 2, 3, 4, 5, 6, 7, 12, 14]);

/** Whether an event shows that the visitor is there. */
export function isVisitorActivity(event: BufferedEvent): boolean {
  return event.type === INCREMENTAL && ACTIVITY.has(event.source);
}
