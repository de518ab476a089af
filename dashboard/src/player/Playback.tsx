import { type ReactNode, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Controls } from "./Controls.tsx";
import { GapNotes } from "./GapNotes.tsx";
import type { Moment } from "./moments.ts";
import { useOutside } from "./outside.ts";
import { Projector } from "./projector.ts";
import type { Reel } from "./reel.ts";
import { Timeline } from "./Timeline.tsx";
import { usePlayerKeys } from "./usePlayerKeys.ts";
import { Waiting } from "./Waiting.tsx";

const STEP_MS = 5_000;
/** A moment is shown from a little before: the click itself is seen. */
const LEAD_MS = 500;

/** Where a replay stands, for what is shown beside it. */
export interface Standing {
  /** ms since the start. */
  readonly at: number;
  readonly playing: boolean;
  /** Goes to shortly before a moment. */
  readonly onSeek: (to: number) => void;
}

const NO_MOMENTS: readonly Moment[] = [];

/** Plays a reel: screen, timeline, controls. Starts by itself. */
export function Playback(props: {
  reel: Reel;
  activity: readonly number[];
  /** What happened, for the timeline's marks and the keys. */
  moments?: readonly Moment[];
  /** Something to know about the replay; it lies over it, so that nothing moves. */
  notice?: ReactNode;
  /** What stands beside the replay. */
  beside?: (standing: Standing) => ReactNode;
  /** What stands between the replay and its controls. */
  between?: (standing: Standing) => ReactNode;
  /** Where to begin, in ms. */
  startAt?: number;
  /** Told where playback stands, in ms. */
  position?: RefObject<number>;
}) {
  const { reel, position, startAt = 0 } = props;
  const state = useSyncExternalStore(reel.subscribe, reel.state);
  const root = useRef<HTMLDivElement>(null);
  const projector = useRef<Projector | null>(null);
  const outside = useOutside();
  const chosen = useRef({ outside, startAt });
  const [playing, setPlaying] = useState(true);
  const [waiting, setWaiting] = useState(true);
  const [at, setAt] = useState(startAt);
  const [speed, setSpeed] = useState(1);
  const [skipping, setSkipping] = useState(false);

  useEffect(() => {
    if (root.current === null) return;
    const listener = { onAt: setAt, onPlaying: setPlaying, onWaiting: setWaiting };
    const made = new Projector(root.current, reel, listener, chosen.current.outside, chosen.current.startAt);
    projector.current = made;
    return () => {
      projector.current = null;
      made.destroy();
    };
  }, [reel]);

  useEffect(() => projector.current?.setOutside(outside), [outside]);

  useEffect(() => {
    if (position) position.current = at;
  }, [position, at]);

  const seek = (to: number) => projector.current?.seek(to);
  const changeSpeed = (to: number) => {
    projector.current?.setSpeed(to);
    setSpeed(to);
  };
  const changeSkipping = (to: boolean) => {
    projector.current?.setSkipping(to);
    setSkipping(to);
  };

  const { moments = NO_MOMENTS, beside, between } = props;
  usePlayerKeys({
    toggle: () => projector.current?.toggle(),
    back: () => seek(at - STEP_MS),
    forward: () => seek(at + STEP_MS),
    start: () => seek(0),
    skip: () => changeSkipping(!skipping),
    nextTrouble: () => {
      const next = moments.find((moment) => moment.bad && moment.atMs > at + LEAD_MS);
      if (next) seek(next.atMs - LEAD_MS);
    },
    previousTrouble: () => {
      const before = moments.findLast((moment) => moment.bad && moment.atMs < at);
      if (before) seek(before.atMs - LEAD_MS);
    },
  });

  const standing = { at, playing, onSeek: (to: number) => seek(to - LEAD_MS) };
  return (
    <div className={beside ? "playback playback-listed" : "playback"}>
      <div className="stage" data-testid="player" ref={root}>
        {waiting ? <Waiting state={state} /> : null}
        {props.notice}
      </div>
      {beside?.(standing)}
      <div className="deck">
        {between?.(standing)}
        <Timeline at={at} state={state} activity={props.activity} moments={moments} onSeek={seek} />
        <Controls
          playing={playing}
          at={at}
          length={state.length}
          speed={speed}
          skipping={skipping}
          onToggle={() => projector.current?.toggle()}
          onSpeed={changeSpeed}
          onSkipping={changeSkipping}
        />
        <GapNotes gaps={state.gaps} startTime={state.startTime} onSeek={seek} />
      </div>
    </div>
  );
}
