import type { RecordingState } from "../api/types.ts";

const LABELS: Readonly<Record<RecordingState, string>> = {
  live: "Live",
  ready: "Ready",
  stopped: "Stopped",
  erased: "Erased",
  expired: "Expired",
};

export function StateBadge(props: { state: RecordingState }) {
  return (
    <span className={`badge badge-${props.state}`} data-testid="state">
      {LABELS[props.state]}
    </span>
  );
}
