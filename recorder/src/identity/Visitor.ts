import { SESSION_SLIDE_INTERVAL_MS } from "../constants";
import { ensureIdentity, type Identity } from "./ensureIdentity";

/** The visitor's ids, kept alive by cookies while the visitor is active. */
export class Visitor {
  private _identity: Identity | null = null;
  private _slidAt = 0;

  get identity(): Identity {
    return this._identity ?? this.slide();
  }

  slide(): Identity {
    this._slidAt = Date.now();
    this._identity = ensureIdentity(this._identity ?? undefined);
    return this._identity;
  }

  active(now: number): void {
    if (now - this._slidAt > SESSION_SLIDE_INTERVAL_MS) this.slide();
  }
}
