import { PLUGIN } from "../buffer/BufferedEvent";
import type { RecordedEvent } from "../types";
import { ConsoleReader } from "./ConsoleReader";
import type { Extras, ExtrasHost, ExtrasSettings } from "./Extras";
import { IdleHold } from "./IdleHold";
import { ScrollDepth } from "./ScrollDepth";
import { watchNetwork } from "./watchNetwork";
import { watchVitals } from "./watchVitals";

/** Starts the optional parts that a recording asks for. */
export function startExtras(settings: ExtrasSettings, host: ExtrasHost, ownUrl: string): Extras {
  const plugin = (name: string, payload: unknown, timestamp: number): void =>
    host.emit({ type: PLUGIN, timestamp, data: { plugin: name, payload } });
  let ended = false;
  const ends: (() => void)[] = [];
  if (settings.calls) {
    const reader = new ConsoleReader((payload, at) => plugin("rrweb/console@1", payload, at), host.report);
    settings.calls.open((call) => {
      if (!ended) reader.read(call);
    });
  }
  if (settings.network) {
    ends.push(watchNetwork(ownUrl, (payload) => plugin("rrweb/network@1", payload, Date.now())));
  }
  const vitals = settings.vitals ? watchVitals(host) : null;
  const idle = settings.idleAfterMs > 0 ? new IdleHold(settings.idleAfterMs, host) : null;
  const scroll = settings.scroll ? new ScrollDepth(host) : null;
  return {
    pass(event: RecordedEvent) {
      scroll?.before(event);
      return !idle?.keeps(event);
    },
    settle() {
      scroll?.tell();
      vitals?.settle();
      idle?.release();
    },
    end() {
      ended = true;
      scroll?.end();
      vitals?.end();
      for (const end of ends) end();
    },
  };
}
