import { MAX_MESSAGE_CHARS, MAX_STACK_CHARS } from "../constants";
import { stars } from "../privacy/stars";
import { stripQuery, stripUrls } from "../privacy/stripQuery";
import type { ErrorPayload } from "../types";

/** An uncaught error as a payload. */
export function describeError(event: ErrorEvent): ErrorPayload {
  return {
    kind: "error",
    message: stripUrls((event.message || textOf(event.error)).slice(0, MAX_MESSAGE_CHARS)),
    stack: stackOf(event.error),
    source: stripQuery(event.filename ?? ""),
    line: event.lineno ?? 0,
    column: event.colno ?? 0,
  };
}

/** An unhandled rejection as a payload; its reason may be anything. */
export function describeRejection(reason: unknown): ErrorPayload {
  return {
    kind: "unhandledrejection",
    message: stripUrls(textOf(reason).slice(0, MAX_MESSAGE_CHARS)),
    stack: stackOf(reason),
    source: "",
    line: 0,
    column: 0,
  };
}

/** The same without the message's words, which may be the visitor's: its kind and where it happened stay. */
export function hideMessage(error: ErrorPayload): ErrorPayload {
  const [kind = ""] = /^(?:Uncaught )?(?:\w*Error: )?/.exec(error.message) ?? [];
  const frames = error.stack.split("\n").filter((line) => /^ +at |@\w+:/.test(line));
  return { ...error, message: kind + stars(error.message.slice(kind.length)), stack: frames.join("\n") };
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
  return thrown instanceof Error && typeof thrown.stack === "string"
    ? stripUrls(thrown.stack.slice(0, MAX_STACK_CHARS))
    : "";
}
