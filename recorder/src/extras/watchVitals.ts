import { CUSTOM } from "../buffer/BufferedEvent";
import type { VitalPayload } from "../types";
import type { ExtrasHost } from "./Extras";
import { InteractionDelay } from "./InteractionDelay";
import { LayoutShift } from "./LayoutShift";
import { rateVital } from "./rateVital";

export interface Vitals {
  /** The page is hidden or left: values that were still growing are final. */
  settle(): void;
  end(): void;
}

type Timed = PerformanceEntry & { startTime: number };

/** Told once a page load, also when a second recording begins on the same page. */
const told = new Set<VitalPayload["name"]>();

/** Measures the page load's web vitals by the browser's own entries; what a browser doesn't measure is left out. */
export function watchVitals(host: ExtrasHost): Vitals {
  const observers: [PerformanceObserver, (entry: Timed) => void][] = [];
  const shift = new LayoutShift();
  const delay = new InteractionDelay();
  let largest = -1;

  const tell = (name: VitalPayload["name"], value: number): void => {
    if (value < 0 || told.has(name)) return;
    told.add(name);
    const payload: VitalPayload = { name, value: Math.round(value * 1e4) / 1e4, rating: rateVital(name, value) };
    host.emit({ type: CUSTOM, timestamp: Date.now(), data: { tag: "playhead:vital", payload } });
  };
  const observe = (type: string, see: (entry: Timed) => void, more: Record<string, unknown> = {}): void => {
    try {
      const observer = new PerformanceObserver((list) => (list.getEntries() as Timed[]).forEach(see));
      observer.observe({ type, buffered: true, ...more });
      observers.push([observer, see]);
    } catch (error) {
      // A browser that doesn't know the type, or takes no options.
      host.report(error);
    }
  };

  const navigation = performance.getEntriesByType?.("navigation")[0] as PerformanceNavigationTiming | undefined;
  // A prerendered page was loaded before the visitor asked for it.
  const shownAt = (navigation as { activationStart?: number } | undefined)?.activationStart ?? 0;
  if (navigation && navigation.responseStart > 0) tell("TTFB", Math.max(0, navigation.responseStart - shownAt));
  // A page that is hidden while it loads is painted when it is shown: that says nothing of its speed.
  if (!document.hidden) {
    observe("paint", (entry) => {
      if (entry.name === "first-contentful-paint") tell("FCP", Math.max(0, entry.startTime - shownAt));
    });
    observe("largest-contentful-paint", (entry) => {
      largest = Math.max(0, entry.startTime - shownAt);
    });
  }
  const shifts = window.PerformanceObserver?.supportedEntryTypes?.includes("layout-shift");
  observe("layout-shift", (entry) => shift.see(entry as never));
  observe("first-input", (entry) => delay.see(entry as never));
  observe("event", (entry) => delay.see(entry as never), { durationThreshold: 40 });

  return {
    settle() {
      // Entries that the browser hasn't handed over yet.
      for (const [observer, see] of observers) (observer.takeRecords() as Timed[]).forEach(see);
      tell("LCP", largest);
      if (shifts) tell("CLS", shift.worst);
      tell("INP", delay.value);
    },
    end() {
      for (const [observer] of observers) observer.disconnect();
    },
  };
}
