import { MAX_MESSAGE_CHARS, MAX_STACK_CHARS } from "../constants";
import type { ErrorPayload } from "../types";

/** An uncaught error as a payload. */
export function describeError(event: ErrorEvent): ErrorPayload {
  return {
    kind: "error",
    message: (event.message || textOf(event.error)).slice(0, MAX_MESSAGE_CHARS),
    stack: stackOf(event.error),
    source: event.filename ?? "",
    line: event.lineno ?? 0,
    column: event.colno ?? 0,
  };
}

/** An unhandled rejection as a payload; its reason may be anything. */
export function describeRejection(reason: unknown): ErrorPayload {
  return {
    kind: "unhandledrejection",
    message: textOf(reason).slice(0, MAX_MESSAGE_CHARS),
    stack: stackOf(reason),
    source: "",
    line: 0,
    column: 0,
  };
}

function textOf(thrown: unknown): string {
  try {
    if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
    if (typeof thrown === "object" && thrown !== null) return JSON.stringify(thrown);
    return String(thrown);
  } catch {
    // A cyclic object, or one whose toString throws: only its kind can be told.
    return Object.prototype.toString.call(thrown);
  }
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error && typeof thrown.stack === "string" ? thrown.stack.slice(0, MAX_STACK_CHARS) : "";
}
