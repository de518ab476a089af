import { useEffect, useMemo, useSyncExternalStore } from "react";
import { Notice } from "../ui/Notice.tsx";
import { TabStrip } from "../visitors/TabStrip.tsx";
import { useTabs } from "../visitors/useTabs.ts";
import { momentsOfNotes } from "./moments.ts";
import { NotesPanel } from "./NotesPanel.tsx";
import { Playback } from "./Playback.tsx";
import type { Reel } from "./reel.ts";
import { SidePanel } from "./SidePanel.tsx";
import type { StoredProps } from "./StoredPlayer.tsx";
import { useAuthors } from "./useAuthors.ts";
import { useMoments } from "./useMoments.ts";
import { useNotes } from "./useNotes.ts";

const NONE: readonly number[] = [];

/** A recording that loads as it plays, with what happened in it and what people wrote beside it. */
export function ReelPlayer(
  props: StoredProps & {
    readonly reel: Reel;
    /** Loads anew, to go on where playback stands. */
    readonly onAgain: () => void;
  },
) {
  const { client, recordingId, detail, guest, reel, onProblem } = props;
  const state = useSyncExternalStore(reel.subscribe, reel.state);
  const listed = useMoments(client, guest ? null : detail, reel, state);
  const notes = useNotes(client, guest ? null : recordingId);
  const tabs = useTabs(client, guest ? null : detail);
  const authors = useAuthors(client, guest ? undefined : detail?.websiteId);
  const moments = useMemo(() => [...listed.moments, ...momentsOfNotes(notes.notes)], [listed.moments, notes.notes]);

  useEffect(() => {
    if (state.problem !== null) onProblem(state.problem);
  }, [state.problem, onProblem]);

  if (state.phase === "too-short") {
    const madeUp = detail?.externalId?.startsWith("seed:") ?? false;
    return <TooShort madeUp={madeUp} cause={state.cause} />;
  }
  // they would push up what stands there already
  if (!tabs.settled) return <div className="stage stage-waiting" />;
  return (
    <Playback
      reel={reel}
      notice={
        state.missing ? (
          <p className="strip stage-strip" role="alert">
            {state.missing}
            <button type="button" className="quiet" onClick={props.onAgain}>
              Try again
            </button>
          </p>
        ) : null
      }
      activity={detail?.activity ?? NONE}
      moments={moments}
      beside={(standing) => (
        <SidePanel
          moments={listed.moments}
          notice={listed.notice}
          detail={detail}
          {...standing}
          {...(guest
            ? {}
            : {
                notes: {
                  count: notes.notes.length,
                  panel: <NotesPanel view={notes} authors={authors} at={standing.at} onSeek={standing.onSeek} />,
                },
              })}
        />
      )}
      between={({ at }) =>
        detail === null || tabs.session === null ? null : <TabStrip session={tabs.session} detail={detail} at={at} />
      }
      startAt={props.startAt}
      position={props.position}
    />
  );
}

function TooShort(props: { madeUp: boolean; cause: string }) {
  // `./playhead seed` made it: there is a summary, and nothing behind it
  if (props.madeUp) {
    return (
      <Notice title="Nothing to replay" tone="empty">
        This recording is made up, for trying out lists and searches. It has counts, but no events.
      </Notice>
    );
  }
  return (
    <Notice title="Too short to replay" tone="empty">
      {props.cause}
    </Notice>
  );
}
