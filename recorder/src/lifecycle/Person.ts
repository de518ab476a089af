import type { Session } from "../transport/Session";
import { tell } from "../transport/tell";
import type { Properties } from "../types";

/** Who the page says the visitor is, and what it says of the recording: told to each recording anew. */
export class Person {
  private _known: { userId: string; traits: Properties } | null = null;
  private _metadata: Properties = {};

  constructor(
    private readonly _url: string,
    userId: string | undefined,
  ) {
    if (userId) this._known = { userId, traits: {} };
  }

  get known(): { userId: string; traits: Properties } | null {
    return this._known;
  }

  identify(userId: string, traits: Properties, session: Session | null): void {
    this._known = { userId, traits };
    if (session) void tell(this._url, "recording_identify", session, this._known);
  }

  /** Adds to what is known; a name that was given before gets the new value. */
  describe(metadata: Properties, session: Session | null): void {
    this._metadata = { ...this._metadata, ...metadata };
    if (session) void tell(this._url, "recording_metadata", session, { metadata });
  }

  /** Tells a recording all of it. */
  introduce(session: Session): void {
    if (this._known) void tell(this._url, "recording_identify", session, this._known);
    if (Object.keys(this._metadata).length > 0) {
      void tell(this._url, "recording_metadata", session, { metadata: this._metadata });
    }
  }
}
