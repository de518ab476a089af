import { MAX_CONSOLE_ARGUMENTS, MAX_CONSOLE_FRAMES, MAX_CONSOLE_PER_MINUTE } from "../constants";
import { describeValue } from "./describeValue";

const LEVELS = [
  "assert",
  "debug",
  "dir",
  "error",
  "group",
  "groupCollapsed",
  "info",
  "log",
  "table",
  "trace",
  "warn",
] as const;

/** A console call in the shape of rrweb's console plugin: each of `payload` is JSON. */
export interface ConsoleCall {
  level: (typeof LEVELS)[number];
  trace: string[];
  payload: string[];
}

/** Calls back for the page's console calls; returns how to end it. */
export function watchConsole(found: (call: ConsoleCall) => void, report: (error: unknown) => void): () => void {
  let ended = false;
  let busy = false;
  let minute = 0;
  let calls = 0;
  const see = (level: ConsoleCall["level"], args: readonly unknown[]): void => {
    // Describing a value may run the page's getters, and those may log.
    if (ended || busy || (level === "assert" && args[0])) return;
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) calls = 0;
    minute = now;
    if (++calls > MAX_CONSOLE_PER_MINUTE) return;
    busy = true;
    try {
      const shown = (level === "assert" ? args.slice(1) : args).slice(0, MAX_CONSOLE_ARGUMENTS);
      found({ level, trace: traceOf(new Error().stack ?? ""), payload: shown.map(describeValue) });
    } catch (error) {
      report(error);
    } finally {
      busy = false;
    }
  };
  const restore = LEVELS.map((level) => {
    const original = console[level] as (...args: unknown[]) => void;
    if (typeof original !== "function") return () => {};
    const patched = function (this: Console, ...args: unknown[]): void {
      see(level, args);
      original.apply(this, args);
    };
    console[level] = patched;
    return () => {
      // Somebody may have patched it after us: then ours stays in the chain and does nothing.
      if (console[level] === patched) console[level] = original;
    };
  });
  return () => {
    ended = true;
    for (const undo of restore) undo();
  };
}

/** The page's frames: without the message line of V8 and our own two. */
function traceOf(stack: string): string[] {
  const frames = stack.split("\n").map((line) => line.trim().replace(/^at /, ""));
  const own = frames[0]?.startsWith("Error") ? 3 : 2;
  return frames.slice(own, own + MAX_CONSOLE_FRAMES).filter(Boolean);
}
