import { useEffect, useRef, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { streamRecording } from "../api/replay.ts";
import type { TimedEvent } from "../api/types.ts";
import { FULL_SNAPSHOT, hasTime, META } from "./playable.ts";
import { Screen } from "./screen.ts";

/** A recording's page as it was first seen, in the same frame as the player's. No more of it is read than that takes. */
export default function FirstPicture(props: { client: ApiClient; recordingId: string }) {
  const { client, recordingId } = props;
  const root = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string | null>("Loading…");

  useEffect(() => {
    const asked = new AbortController();
    let screen: Screen | null = null;
    const early: TimedEvent[] = [];
    const show = () => {
      const snapshot = early.find(({ type }) => type === FULL_SNAPSHOT);
      const meta = early.find(({ type }) => type === META);
      if (screen !== null || snapshot === undefined || meta === undefined || root.current === null) return;
      screen = new Screen(root.current, [meta, { ...snapshot, timestamp: meta.timestamp }], { mouseTail: false });
      screen.replayer.pause(0);
      setSaid(null);
      asked.abort();
    };
    streamRecording(
      client,
      recordingId,
      (events) => {
        for (const event of events.filter(hasTime)) early.push(event);
        show();
      },
      asked.signal,
    )
      .then(() => setSaid((before) => (before === null ? null : "There is nothing to see.")))
      .catch(() => {
        // shown already, left already, or nothing can be read now: a glance is no place for an error
        if (!asked.signal.aborted) setSaid("The picture can't be loaded.");
      });
    return () => {
      asked.abort();
      screen?.destroy();
    };
  }, [client, recordingId]);

  return (
    <div className="first-picture" ref={root}>
      {said === null ? null : <p className="hint">{said}</p>}
    </div>
  );
}
