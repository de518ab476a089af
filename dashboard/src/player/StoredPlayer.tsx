import { type RefObject, useEffect, useMemo, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import type { ApiProblem } from "../api/problem.ts";
import type { RecordingDetail } from "../api/types.ts";
import { openReel } from "./openReel.ts";
import { ReelPlayer } from "./ReelPlayer.tsx";
import type { Reel } from "./reel.ts";

/** What a stored recording's player is told. */
export interface StoredProps {
  readonly client: ApiClient;
  readonly recordingId: string;
  readonly detail: RecordingDetail | null;
  /** A guest sees the replay, and not what the server found out. */
  readonly guest: boolean;
  /** Where to begin, in ms. */
  readonly startAt: number;
  /** Told where playback stands, in ms. */
  readonly position: RefObject<number>;
  readonly onProblem: (problem: ApiProblem) => void;
}

/** Opens a recording, which plays as soon as its first snapshot is there. */
export default function StoredPlayer(props: StoredProps) {
  const { client, recordingId, detail, startAt } = props;
  const [reel, setReel] = useState<Reel | null>(null);
  // what is known of it when it is opened decides how it is loaded; it isn't opened anew for more
  const [attempt, setAttempt] = useState(0);
  const { position } = props;
  const opening = useMemo(
    () => ({ detail, startAt: attempt === 0 ? startAt : position.current }),
    [detail, startAt, attempt, position],
  );
  useEffect(() => {
    const opened = openReel(client, recordingId, opening.detail, opening.startAt, Date.now());
    setReel(opened);
    return () => opened.close();
  }, [client, recordingId, opening]);
  return reel === null ? (
    <div className="stage stage-waiting" />
  ) : (
    <ReelPlayer {...props} startAt={opening.startAt} reel={reel} onAgain={() => setAttempt((before) => before + 1)} />
  );
}
