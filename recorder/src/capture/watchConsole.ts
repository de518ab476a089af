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

/** A console call as the page made it. */
export interface ConsoleCall {
  level: (typeof LEVELS)[number];
  args: readonly unknown[];
  /** Of the call, our own frame first. */
  stack: string;
  /** Epoch ms. */
  at: number;
}

/** Calls back for the page's console calls; returns how to end it. Whoever is called back must not throw. */
export function watchConsole(found: (call: ConsoleCall) => void): () => void {
  let ended = false;
  const restore = LEVELS.map((level) => {
    const original = console[level] as (...args: unknown[]) => void;
    if (typeof original !== "function") return () => {};
    const patched = function (this: Console, ...args: unknown[]): void {
      if (!ended) found({ level, args, stack: new Error().stack ?? "", at: Date.now() });
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
