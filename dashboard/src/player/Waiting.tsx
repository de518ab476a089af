import type { ReelState } from "./reel.ts";

/** Stands where the recorded page will: what is on its way, and how much of it has come. */
export function Waiting(props: { state: ReelState }) {
  const { phase, received, expected } = props.state;
  const share = phase === "opening" && expected ? Math.min(100, Math.round((100 * received) / expected)) : null;
  return (
    <div className="stage-note stage-loading" role="status">
      <p>{phase === "playable" ? "Loading this moment…" : "Loading…"}</p>
      {share === null ? null : <progress max={100} value={share} aria-label="Loading" />}
    </div>
  );
}
