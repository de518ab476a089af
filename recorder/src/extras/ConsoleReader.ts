import type { ConsoleCall } from "../capture/watchConsole";
import { MAX_CONSOLE_ARGUMENTS, MAX_CONSOLE_FRAMES, MAX_CONSOLE_PER_MINUTE } from "../constants";
import { describeValue } from "./describeValue";

/** A console call in the shape of rrweb's console plugin: each of `payload` is JSON. */
export interface ConsolePayload {
  level: ConsoleCall["level"];
  trace: string[];
  payload: string[];
}

/** Describes console calls, as many a minute as may be recorded. */
export class ConsoleReader {
  private _busy = false;
  private _minute = 0;
  private _calls = 0;

  constructor(
    private readonly _found: (payload: ConsolePayload, at: number) => void,
    private readonly _report: (error: unknown) => void,
  ) {}

  read({ level, args, stack, at }: ConsoleCall): void {
    // Describing a value may run the page's getters, and those may log.
    if (this._busy || (level === "assert" && args[0]) || !this._admits(at)) return;
    this._busy = true;
    try {
      const shown = (level === "assert" ? args.slice(1) : args).slice(0, MAX_CONSOLE_ARGUMENTS);
      this._found({ level, trace: traceOf(stack), payload: shown.map(describeValue) }, at);
    } catch (error) {
      this._report(error);
    } finally {
      this._busy = false;
    }
  }

  private _admits(at: number): boolean {
    const minute = Math.floor(at / 60_000);
    if (minute !== this._minute) this._calls = 0;
    this._minute = minute;
    return ++this._calls <= MAX_CONSOLE_PER_MINUTE;
  }
}

/** The page's frames: without the message line of V8 and our own. */
function traceOf(stack: string): string[] {
  const frames = stack.split("\n").map((line) => line.trim().replace(/^at /, ""));
  const own = frames[0]?.startsWith("Error") ? 2 : 1;
  return frames.slice(own, own + MAX_CONSOLE_FRAMES).filter(Boolean);
}
