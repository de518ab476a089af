import { clock } from "../ui/format.ts";
import { OutsideSwitch } from "./OutsideSwitch.tsx";

const SPEEDS = [0.5, 1, 2, 4, 8];

export function Controls(props: {
  playing: boolean;
  at: number;
  length: number;
  speed: number;
  skipping: boolean;
  onToggle: () => void;
  onSpeed: (speed: number) => void;
  onSkipping: (skipping: boolean) => void;
}) {
  return (
    <div className="controls">
      <button
        type="button"
        className="play"
        onClick={props.onToggle}
        aria-label={props.playing ? "Pause" : "Play"}
        title={props.playing ? "Pause (space)" : "Play (space)"}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
          {props.playing ? <path d="M7 5h3.5v14H7zM13.5 5H17v14h-3.5z" /> : <path d="M8 5.2v13.6L19 12z" />}
        </svg>
      </button>
      <span className="time" data-testid="time">
        {clock(props.at)} <span>/ {clock(props.length)}</span>
      </span>
      <label className="skip" title="Skip idle time (s)">
        <input type="checkbox" checked={props.skipping} onChange={(event) => props.onSkipping(event.target.checked)} />
        Skip idle time
      </label>
      <OutsideSwitch />
      <fieldset className="speeds">
        <legend className="visually-hidden">Speed</legend>
        {SPEEDS.map((speed) => (
          <button
            key={speed}
            type="button"
            aria-pressed={speed === props.speed}
            aria-label={`${speed} times`}
            onClick={() => props.onSpeed(speed)}
          >
            {speed}×
          </button>
        ))}
      </fieldset>
    </div>
  );
}
