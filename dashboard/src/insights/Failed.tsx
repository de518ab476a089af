import { Notice } from "../ui/Notice.tsx";

/** A question that got no answer. */
export function Failed(props: { problem: Error; onRetry: () => void }) {
  return (
    <Notice
      title="This can't be counted at the moment"
      tone="error"
      action={
        <button type="button" className="primary" onClick={props.onRetry}>
          Try again
        </button>
      }
    >
      {props.problem.message}
    </Notice>
  );
}
