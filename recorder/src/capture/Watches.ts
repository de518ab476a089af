import type { ErrorPayload } from "../types";
import { Early } from "./Early";
import { type ConsoleCall, watchConsole } from "./watchConsole";
import { watchErrors } from "./watchErrors";

/** An error and when it was thrown, epoch ms. */
export interface SeenError {
  payload: ErrorPayload;
  at: number;
}

/** What the page does from our first moment on. It waits until the server has said what of it may be recorded. */
export class Watches {
  readonly errors = new Early<SeenError>();
  readonly calls = new Early<ConsoleCall>();
  private readonly _endErrors = watchErrors((payload) => this.errors.push({ payload, at: Date.now() }));
  private readonly _endConsole = watchConsole((call) => this.calls.push(call));

  endConsole(): void {
    this._endConsole();
    // What waited is nobody's any more.
    this.calls.open(() => {});
  }

  end(): void {
    this._endErrors();
    this.endConsole();
  }
}
