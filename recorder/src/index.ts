import { gzipSync } from "./extras/gzipSync";
import { startExtras } from "./extras/startExtras";
import type { PlayheadApi } from "./PlayheadApi";
import { createPlayhead } from "./playhead";

export type { PlayheadApi } from "./PlayheadApi";
export type {
  CaptureOptions,
  CaptureSettings,
  CustomPayloads,
  ErrorPayload,
  FlushSettings,
  NetworkPayload,
  PauseReason,
  PlayheadOptions,
  PrivacyLevel,
  Properties,
  RecordedRequest,
  RecorderState,
  StateChange,
  Triggers,
  VitalPayload,
} from "./types";

/** The page's recorder. Its optional parts come with the package: nothing is loaded beside it. */
export const Playhead: PlayheadApi = createPlayhead(() => Promise.resolve({ start: startExtras, gzip: gzipSync }));
