import { Notice } from "./Notice.tsx";

/** Something couldn't be had, and may be asked for again. */
export function Failed(props: {
  title: string;
  problem: { readonly message: string };
  onRetry: () => void;
  /** Whether it is all that the page has. */
  alone?: boolean;
}) {
  return (
    <Notice
      alone={props.alone ?? false}
      title={props.title}
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
