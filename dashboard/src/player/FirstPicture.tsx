import { useEffect, useRef, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { pause } from "../api/live.ts";
import { streamRecording } from "../api/replay.ts";
import type { RecordedEvent, TimedEvent } from "../api/types.ts";
import { firstPicture, hasTime } from "./playable.ts";
import { Screen } from "./screen.ts";

/** A page that has just been opened is still on its way: it is asked for again after so many ms, as long as somebody looks. */
const LOOK_AGAIN_MS = 1_500;

/** A recording's page as it was first seen, in the same frame as the player's. No more of it is read than that takes. */
export default function FirstPicture(props: { client: ApiClient; recordingId: string; live: boolean }) {
  const { client, recordingId, live } = props;
  const root = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string | null>("Loading…");

  useEffect(() => {
    const asked = new AbortController();
    let screen: Screen | null = null;
    const early: TimedEvent[] = [];
    const show = (ended: boolean) => {
      const picture = firstPicture(early, ended);
      if (screen !== null || picture === null || root.current === null) return;
      screen = new Screen(root.current, picture.events, { mouseTail: false });
      screen.replayer.pause(picture.atMs);
      setSaid(null);
      asked.abort();
    };
    const look = async () => {
      const take = (events: readonly RecordedEvent[]) => {
        for (const event of events.filter(hasTime)) early.push(event);
        show(false);
      };
      while (!asked.signal.aborted) {
        early.length = 0;
        await streamRecording(client, recordingId, take, asked.signal);
        show(true);
        if (!live) break;
        setSaid((before) => (before === null ? null : "The page is on its way…"));
        await pause(LOOK_AGAIN_MS, asked.signal);
      }
      setSaid((before) => (before === null ? null : "There is nothing to see."));
    };
    look().catch(() => {
      // shown already, left already, or nothing can be read now: a glance is no place for an error
      if (!asked.signal.aborted) setSaid("The picture can't be loaded.");
    });
    return () => {
      asked.abort();
      screen?.destroy();
    };
  }, [client, recordingId, live]);

  return (
    <div className="first-picture" ref={root}>
      {said === null ? null : <p className="hint">{said}</p>}
    </div>
  );
}
