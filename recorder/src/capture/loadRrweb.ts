import { record } from "@rrweb/record";
import { loadScript } from "../options/loadScript";
import type { Rrweb } from "./Rrweb";

interface RrwebGlobals {
  rrweb?: { record?: Rrweb };
  rrwebRecord?: Rrweb | { record?: Rrweb };
}

/** The bundled rrweb, or the build at `src`; the bundled one also when that can't be loaded. */
export async function loadRrweb(src: string | undefined, report: (error: unknown) => void): Promise<Rrweb> {
  if (!src) return record;
  try {
    await loadScript(src);
    const globals = window as unknown as RrwebGlobals;
    const umd = globals.rrwebRecord;
    return globals.rrweb?.record ?? (typeof umd === "function" ? umd : umd?.record) ?? record;
  } catch (error) {
    report(error);
    return record;
  }
}
