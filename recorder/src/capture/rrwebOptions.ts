import { META } from "../buffer/BufferedEvent";
import { SNAPSHOT_INTERVAL_MS } from "../constants";
import type { CaptureSettings, PrivacyLevel, RecordedEvent } from "../types";
import { maskInput } from "./maskInput";
import type { RrwebOptions } from "./Rrweb";
import { stripQuery } from "./stripQuery";

/** rrweb's options for a privacy level. Passwords are masked at every level. */
export function rrwebOptions(
  privacy: PrivacyLevel,
  capture: CaptureSettings,
  emit: (event: RecordedEvent) => void,
  report: (error: unknown) => void,
): RrwebOptions {
  const strict = privacy === "strict";
  return {
    emit: (event) => {
      if (event.type === META) {
        const page = event.data as { href: string };
        page.href = stripQuery(page.href);
      }
      emit(event);
    },
    checkoutEveryNms: SNAPSHOT_INTERVAL_MS,
    recordAfter: "DOMContentLoaded",
    maskTextSelector: strict ? "*" : "[data-playhead-mask]",
    blockSelector: strict ? "[data-playhead-block],video,audio,canvas" : "[data-playhead-block]",
    ignoreSelector: "[data-playhead-ignore]",
    // By tag name, so that every input passes through maskInput; `select` would also hide which option is chosen.
    maskInputOptions: { input: true, textarea: true, select: strict } as NonNullable<RrwebOptions["maskInputOptions"]>,
    maskInputFn: (text, element) => maskInput(privacy, text, element),
    recordCanvas: capture.canvas && !strict,
    errorHandler: (error) => {
      report(error);
      // rrweb patches CSSOM methods: what those throw is the page's to catch. Its own mistakes are not.
      return !(error instanceof DOMException);
    },
  };
}
