import { type RefObject, useEffect, useMemo, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { readRecording } from "../api/replay.ts";
import type { RecordingDetail } from "../api/types.ts";
import { Notice } from "../ui/Notice.tsx";
import { momentsOfNotes } from "./moments.ts";
import { NotesPanel } from "./NotesPanel.tsx";
import { Playback } from "./Playback.tsx";
import { type Playable, playableOf } from "./playable.ts";
import { SidePanel } from "./SidePanel.tsx";
import { useAuthors } from "./useAuthors.ts";
import { useMoments } from "./useMoments.ts";
import { useNotes } from "./useNotes.ts";

type Reading =
  | { readonly kind: "reading"; readonly received: number; readonly expected: number | null }
  | { readonly kind: "read"; readonly playable: Playable; readonly missing: string | null };

/** Reads a whole recording, then plays it. */
export default function StoredPlayer(props: {
  client: ApiClient;
  recordingId: string;
  detail: RecordingDetail | null;
  /** A guest sees the replay, and not what the server found out. */
  guest: boolean;
  /** Where to begin, in ms. */
  startAt: number;
  /** Told where playback stands, in ms. */
  position: RefObject<number>;
  onProblem: (problem: ApiProblem) => void;
}) {
  const { client, recordingId, onProblem } = props;
  const madeUp = props.detail?.externalId?.startsWith("seed:") ?? false;
  const [reading, setReading] = useState<Reading>({ kind: "reading", received: 0, expected: null });

  useEffect(() => {
    const asked = new AbortController();
    readRecording(
      client,
      recordingId,
      (received, expected) => setReading({ kind: "reading", received, expected }),
      asked.signal,
    )
      .then(({ events, expected, cutShort }) => {
        const missing = cutShort
          ? `This replay is cut short: ${events.length.toLocaleString()}${
              expected === null ? "" : ` of ${expected.toLocaleString()}`
            } events arrived. Reload to try again.`
          : null;
        setReading({ kind: "read", playable: playableOf(events, false), missing });
      })
      .catch((cause: unknown) => {
        if (asked.signal.aborted) return;
        onProblem(cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)));
      });
    return () => asked.abort();
  }, [client, recordingId, onProblem]);

  const events = reading.kind === "read" && reading.playable.kind === "playable" ? reading.playable.events : null;
  const listed = useMoments(client, props.guest ? null : props.detail, events);
  const notes = useNotes(client, props.guest ? null : recordingId);
  const authors = useAuthors(client, props.guest ? undefined : props.detail?.websiteId);
  const moments = useMemo(() => [...listed.moments, ...momentsOfNotes(notes.notes)], [listed.moments, notes.notes]);

  if (reading.kind === "reading") {
    const share = reading.expected ? Math.min(100, Math.round((100 * reading.received) / reading.expected)) : null;
    return (
      <div className="stage stage-waiting" role="status">
        <p>{share === null ? `Loading… ${reading.received.toLocaleString()} events` : `Loading… ${share} %`}</p>
        {share === null ? null : <progress max={100} value={share} aria-label="Loading" />}
      </div>
    );
  }
  if (reading.playable.kind === "too-short") {
    // `./playhead seed` made it: there is a summary, and nothing behind it
    if (madeUp) {
      return (
        <Notice title="Nothing to replay" tone="empty">
          This recording is made up, for trying out lists and searches. It has counts, but no events.
        </Notice>
      );
    }
    return (
      <Notice title="Too short to replay" tone="empty">
        {reading.playable.cause}
      </Notice>
    );
  }
  return (
    <>
      {reading.missing ? (
        <p className="strip strip-warning" role="alert">
          {reading.missing}
        </p>
      ) : null}
      <Playback
        events={reading.playable.events}
        gaps={reading.playable.gaps}
        activity={props.detail?.activity ?? []}
        moments={moments}
        beside={(standing) => (
          <SidePanel
            moments={listed.moments}
            notice={listed.notice}
            detail={props.detail}
            {...(props.guest
              ? {}
              : {
                  notes: {
                    count: notes.notes.length,
                    panel: <NotesPanel view={notes} authors={authors} at={standing.at} onSeek={standing.onSeek} />,
                  },
                })}
            {...standing}
          />
        )}
        startAt={props.startAt}
        position={props.position}
      />
    </>
  );
}
