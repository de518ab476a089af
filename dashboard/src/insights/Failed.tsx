import { Failed as FailedToLoad } from "../ui/Failed.tsx";

/** A question that got no answer. */
export function Failed(props: { problem: Error; onRetry: () => void }) {
  return <FailedToLoad title="This can't be counted at the moment" problem={props.problem} onRetry={props.onRetry} />;
}
