export { Playhead, type PlayheadApi } from "./playhead";
export type {
  CaptureSettings,
  CustomPayloads,
  ErrorPayload,
  FlushSettings,
  PlayheadOptions,
  PrivacyLevel,
  Properties,
  RecorderState,
} from "./types";
