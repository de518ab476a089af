import {
  DEFAULT_FLUSH_BYTES,
  DEFAULT_FLUSH_EVENTS,
  DEFAULT_FLUSH_INTERVAL_MS,
  MIN_FLUSH_INTERVAL_MS,
} from "../constants";
import type { PrivacyLevel, StartAnswer } from "../types";

/** Reads the answer to `recording_start`; what is missing gets its default, and the strictest privacy if that is missing. */
export function readStartAnswer(body: unknown): StartAnswer {
  const answer = record(body);
  if (answer.accepted !== true || typeof answer.recordingUid !== "string" || typeof answer.token !== "string") {
    return { accepted: false, reason: typeof answer.reason === "string" ? answer.reason : "unreadable_answer" };
  }
  const flush = record(answer.flush);
  const capture = record(answer.capture);
  return {
    accepted: true,
    websiteId: typeof answer.websiteId === "string" ? answer.websiteId : null,
    recordingUid: answer.recordingUid,
    token: answer.token,
    privacy: level(answer.privacy),
    flush: {
      intervalMs: Math.max(positive(flush.intervalMs, DEFAULT_FLUSH_INTERVAL_MS), MIN_FLUSH_INTERVAL_MS),
      maxEvents: positive(flush.maxEvents, DEFAULT_FLUSH_EVENTS),
      maxBytes: positive(flush.maxBytes, DEFAULT_FLUSH_BYTES),
    },
    capture: { console: !!capture.console, network: !!capture.network, canvas: !!capture.canvas },
    respectDnt: answer.respectDnt === true,
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function positive(value: unknown, otherwise: number): number {
  return (value as number) > 0 ? (value as number) : otherwise;
}

function level(value: unknown): PrivacyLevel {
  return value === "balanced" || value === "relaxed" ? value : "strict";
}
