import type { ErrorPayload } from "../types";
import { describeError, describeRejection } from "./describeError";

/** Calls back for every uncaught error and unhandled rejection of the page; returns how to end it. */
export function watchErrors(found: (payload: ErrorPayload) => void): () => void {
  const onError = (event: ErrorEvent): void => {
    // Failed images and scripts arrive here as plain events while capturing; they are no errors of the page's code.
    if (event instanceof ErrorEvent) found(describeError(event));
  };
  const onRejection = (event: PromiseRejectionEvent): void => found(describeRejection(event.reason));
  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", onRejection);
  return () => {
    removeEventListener("error", onError, true);
    removeEventListener("unhandledrejection", onRejection);
  };
}
