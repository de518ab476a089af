/** What became of a write. */
export type Answer =
  | { kind: "ok"; flushIntervalMs: number | null; response: Response }
  | { kind: "unauthorized" }
  | { kind: "stopped" }
  /** The server won't take it, and trying again won't help. */
  | { kind: "rejected"; status: number }
  /** Overload, rate limit, network error or timeout. */
  | { kind: "retry"; afterMs: number | null };
