import { EXTRAS_VERSION } from "./extras/Extras";
import { gzipSync } from "./extras/gzipSync";
import type { ExtrasGlobals } from "./extras/loadExtras";
import { startExtras } from "./extras/startExtras";

(window as ExtrasGlobals).PlayheadExtras = { version: EXTRAS_VERSION, start: startExtras, gzip: gzipSync };
