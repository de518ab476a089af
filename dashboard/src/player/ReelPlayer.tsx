import { useEffect, useMemo, useSyncExternalStore } from "react";
import { Notice } from "../ui/Notice.tsx";
import { TabStrip } from "../visitors/TabStrip.tsx";
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
export function ReelPlayer(props: StoredProps & { readonly reel: Reel }) {
  const { client, recordingId, detail, guest, reel, onProblem } = props;
  const state = useSyncExternalStore(reel.subscribe, reel.state);
  const listed = useMoments(client, guest ? null : detail, reel, state);
  const notes = useNotes(client, guest ? null : recordingId);
  const authors = useAuthors(client, guest ? undefined : detail?.websiteId);
  const moments = useMemo(() => [...listed.moments, ...momentsOfNotes(notes.notes)], [listed.moments, notes.notes]);

  useEffect(() => {
    if (state.problem !== null) onProblem(state.problem);
  }, [state.problem, onProblem]);

  if (state.phase === "too-short") {
    const madeUp = detail?.externalId?.startsWith("seed:") ?? false;
    return <TooShort madeUp={madeUp} cause={state.cause} />;
  }
  return (
    <>
      {state.missing ? (
        <p className="strip strip-warning" role="alert">
          {state.missing}
        </p>
      ) : null}
      <Playback
        reel={reel}
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
        between={({ at }) => (guest || detail === null ? null : <TabStrip client={client} detail={detail} at={at} />)}
        startAt={props.startAt}
        position={props.position}
      />
    </>
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
