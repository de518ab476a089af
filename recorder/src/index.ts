export { Playhead, type PlayheadApi } from "./playhead";
export type {
  CaptureSettings,
  CustomPayloads,
  ErrorPayload,
  FlushSettings,
  PauseReason,
  PlayheadOptions,
  PrivacyLevel,
  Properties,
  RecorderState,
} from "./types";
