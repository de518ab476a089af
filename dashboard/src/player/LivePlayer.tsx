import { useEffect, useRef, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { type Connection, followLive } from "../api/live.ts";
import { ApiProblem } from "../api/problem.ts";
import type { RecordingState } from "../api/types.ts";
import { Hint } from "../ui/Hint.tsx";
import { Follower } from "./follower.ts";
import { OutsideSwitch } from "./OutsideSwitch.tsx";
import { useOutside } from "./outside.ts";
import { type Lag, lagMeaning, lagWords } from "./pace.ts";

/** Follows a recording while it happens, and offers the replay when it is over. */
export default function LivePlayer(props: {
  client: ApiClient;
  recordingId: string;
  onProblem: (problem: ApiProblem) => void;
  onReplay: () => void;
}) {
  const { client, recordingId, onProblem, onReplay } = props;
  const root = useRef<HTMLDivElement>(null);
  const outside = useOutside();
  const [state, setState] = useState<RecordingState>("live");
  const [connection, setConnection] = useState<Connection>("connecting");
  const [showing, setShowing] = useState(false);
  const [lag, setLag] = useState<Lag | null>(null);
  const [gaps, setGaps] = useState(0);

  useEffect(() => {
    if (root.current === null) return;
    const watching = new AbortController();
    const follower = new Follower(root.current, {
      onShowing: () => setShowing(true),
      onGap: () => setGaps((before) => before + 1),
      onLag: setLag,
      outside,
    });
    const onState = (now: RecordingState) => {
      setState(now);
      // what was erased isn't shown a moment longer
      if (now === "erased" || now === "expired") onProblem(new ApiProblem(410, "This recording is gone.", now));
    };
    followLive(
      client,
      recordingId,
      { onEvents: (events, age) => follower.add(events, age), onState, onConnection: setConnection },
      watching.signal,
    ).catch((cause: unknown) => {
      if (!watching.signal.aborted) onProblem(cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)));
    });
    return () => {
      watching.abort();
      follower.destroy();
      setShowing(false);
      setGaps(0);
    };
  }, [client, recordingId, onProblem, outside]);

  return (
    <>
      <div className="stage" data-testid="player" data-state={state} ref={root}>
        {showing ? null : (
          <p className="stage-note" role="status">
            {state === "live" ? "Waiting for the page…" : "There was nothing to see in this visit."}
          </p>
        )}
      </div>
      <div className="deck deck-live" role="status" aria-live="polite">
        <LiveLine state={state} connection={connection} lag={lag} />
        {gaps > 0 ? <span className="live-gap">Part of this visit is missing.</span> : null}
        <OutsideSwitch />
        {state === "live" ? null : (
          <button type="button" className="primary" onClick={onReplay} data-testid="watch-replay">
            Watch the replay
          </button>
        )}
      </div>
    </>
  );
}

function LiveLine(props: { state: RecordingState; connection: Connection; lag: Lag | null }) {
  switch (props.state) {
    case "live":
      return props.connection === "open" ? (
        <>
          <span className="badge badge-live">Live</span>
          <span aria-live="off">{lagWords(props.lag)}</span>
          <Hint label="What the lag means">{lagMeaning(props.lag)}</Hint>
        </>
      ) : (
        <>
          <span className="badge badge-waiting">{props.connection === "waiting" ? "Reconnecting" : "Connecting"}</span>
          <span>Nothing is lost: it continues where it broke.</span>
        </>
      );
    case "ready":
    case "stopped":
      return (
        <>
          <span className="badge badge-ready">Ended</span>
          <span>The visit is over. This was its last moment.</span>
        </>
      );
    case "erased":
    case "expired":
      return (
        <>
          <span className="badge">Gone</span>
          <span>This recording was removed.</span>
        </>
      );
  }
}
