import { INCREMENTAL } from "../buffer/BufferedEvent";
import type { RecordedEvent } from "../types";

/** Mouse, touch and drag, clicks, scroll, resize, input, media, selection: what pages don't do by themselves. */
const ACTIVITY = [1, 2, 3, 4, 5, 6, 7, 12, 14];

/** Whether an event shows that the visitor is there. */
export function isVisitorActivity({ type, data }: RecordedEvent): boolean {
  return type === INCREMENTAL && ACTIVITY.includes((data as { source: number }).source);
}
