export { Playhead, type PlayheadApi } from "./playhead";
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
