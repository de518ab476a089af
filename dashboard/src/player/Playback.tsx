import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { TimedEvent } from "../api/types.ts";
import { Controls } from "./Controls.tsx";
import { GapNotes } from "./GapNotes.tsx";
import type { Moment } from "./moments.ts";
import { useOutside } from "./outside.ts";
import type { Gap } from "./playable.ts";
import { Screen } from "./screen.ts";
import { Timeline } from "./Timeline.tsx";
import { usePlayerKeys } from "./usePlayerKeys.ts";

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

/** Plays ordered events: screen, timeline, controls. Starts by itself. */
export function Playback(props: {
  events: readonly TimedEvent[];
  gaps: readonly Gap[];
  activity: readonly number[];
  /** What happened, for the timeline's marks and the keys. */
  moments?: readonly Moment[];
  /** What stands beside the replay. */
  beside?: (standing: Standing) => ReactNode;
  /** Where to begin, in ms; the beginning where it lies behind the end. */
  startAt?: number;
  /** Told where playback stands, in ms. */
  position?: RefObject<number>;
}) {
  const { events, gaps, position } = props;
  const root = useRef<HTMLDivElement>(null);
  const screen = useRef<Screen | null>(null);
  const outside = useOutside();
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState(1);
  const [skipping, setSkipping] = useState(false);
  const startTime = events[0]?.timestamp ?? 0;
  const length = Math.max(1, (events.at(-1)?.timestamp ?? 0) - startTime);
  const from = props.startAt !== undefined && props.startAt < length ? props.startAt : 0;

  useEffect(() => {
    if (root.current === null) return;
    const tail = { strokeStyle: "#ff5a47", lineWidth: 2, duration: 400 };
    const made = new Screen(root.current, events, { mouseTail: tail }, outside);
    screen.current = made;
    made.replayer.on("finish", () => {
      setPlaying(false);
      setAt(length);
    });
    made.replayer.play(from);
    setPlaying(true);
    return () => {
      screen.current = null;
      made.destroy();
    };
  }, [events, length, from, outside]);

  useEffect(() => {
    if (position) position.current = at;
  }, [position, at]);

  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function follow() {
      const now = screen.current?.replayer.getCurrentTime() ?? 0;
      setAt(Math.min(Math.max(0, now), length));
      frame = requestAnimationFrame(follow);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, length]);

  const seek = useCallback(
    (to: number) => {
      const target = Math.min(Math.max(0, to), length);
      setAt(target);
      if (playing) screen.current?.replayer.play(target);
      else screen.current?.replayer.pause(target);
    },
    [playing, length],
  );

  const toggle = useCallback(() => {
    const replayer = screen.current?.replayer;
    if (!replayer) return;
    if (playing) replayer.pause();
    else replayer.play(at >= length ? 0 : at);
    setPlaying(!playing);
  }, [playing, at, length]);

  const changeSpeed = useCallback((to: number) => {
    screen.current?.replayer.setConfig({ speed: to });
    setSpeed(to);
  }, []);

  const changeSkipping = useCallback((to: boolean) => {
    screen.current?.replayer.setConfig({ skipInactive: to });
    setSkipping(to);
  }, []);

  const { moments = NO_MOMENTS, beside } = props;
  usePlayerKeys({
    toggle,
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

  return (
    <div className={beside ? "playback playback-listed" : "playback"}>
      <div className="stage" data-testid="player" ref={root} />
      {beside?.({ at, playing, onSeek: (to) => seek(to - LEAD_MS) })}
      <div className="deck">
        <Timeline
          at={at}
          length={length}
          startTime={startTime}
          gaps={gaps}
          activity={props.activity}
          moments={moments}
          onSeek={seek}
        />
        <Controls
          playing={playing}
          at={at}
          length={length}
          speed={speed}
          skipping={skipping}
          onToggle={toggle}
          onSpeed={changeSpeed}
          onSkipping={changeSkipping}
        />
        <GapNotes gaps={gaps} startTime={startTime} onSeek={seek} />
      </div>
    </div>
  );
}
