import { META } from "../buffer/BufferedEvent";
import { SNAPSHOT_INTERVAL_MS } from "../constants";
import { concealer } from "../privacy/conceal";
import { maskInput } from "../privacy/maskInput";
import { stripQuery } from "../privacy/stripQuery";
import type { PrivacyLevel, RecordedEvent } from "../types";
import type { MutationPace } from "./MutationPace";
import type { Rrweb, RrwebOptions } from "./Rrweb";

const BLOCKED = "[data-playhead-block]";

/** rrweb's options for a privacy level. Passwords are masked at every level. */
export function rrwebOptions(
  rrweb: Rrweb,
  privacy: PrivacyLevel,
  canvas: boolean,
  pace: MutationPace | null,
  emit: (event: RecordedEvent) => void,
  report: (error: unknown) => void,
): RrwebOptions {
  const strict = privacy === "strict";
  // Builds that a page names may have none.
  const conceal = concealer(privacy, (id) => rrweb.mirror?.getNode(id) ?? null);
  return {
    emit: (event) => {
      if (pace && !pace.see(event)) return;
      if (event.type === META) {
        const page = event.data as { href: string };
        page.href = stripQuery(page.href);
      }
      try {
        conceal(event);
      } catch (error) {
        // What can't be concealed isn't recorded.
        return report(error);
      }
      emit(event);
    },
    checkoutEveryNms: SNAPSHOT_INTERVAL_MS,
    recordAfter: "DOMContentLoaded",
    // Marked text is concealed with all else of a marked element: rrweb would look for marks around every text.
    ...(strict && { maskTextSelector: "*" }),
    blockSelector: strict ? `${BLOCKED},video,audio,canvas` : BLOCKED,
    ignoreSelector: "[data-playhead-ignore],[data-playhead-ignore] *",
    // By tag name, so that every input passes through maskInput; `select` would also hide which option is chosen.
    maskInputOptions: { input: true, textarea: true, select: strict } as NonNullable<RrwebOptions["maskInputOptions"]>,
    maskInputFn: (text, element) => maskInput(privacy, text, element),
    recordCanvas: canvas && !strict,
    errorHandler: (error) => {
      report(error);
      // rrweb patches CSSOM methods: what those throw is the page's to catch. Its own mistakes are not.
      return !(error instanceof DOMException);
    },
  };
}
