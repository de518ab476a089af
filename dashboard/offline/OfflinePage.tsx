import { useEffect, useState } from "react";
import { Playback } from "../src/player/Playback.tsx";
import { META, playableOf } from "../src/player/playable.ts";
import { type Reel, WholeReel } from "../src/player/reel.ts";
import { address } from "../src/ui/format.ts";
import { Mark } from "../src/ui/Mark.tsx";
import { Notice } from "../src/ui/Notice.tsx";
import { readEmbedded } from "./embedded.ts";

type Reading =
  | { readonly kind: "reading" }
  | { readonly kind: "damaged" }
  | { readonly kind: "too-short"; readonly cause: string }
  | { readonly kind: "playable"; readonly reel: Reel };

/** An exported recording: its player, and what a reader of a file has to know. */
export function OfflinePage(props: { base64: string; exportedAt: number }) {
  const [reading, setReading] = useState<Reading>({ kind: "reading" });

  useEffect(() => {
    readEmbedded(props.base64).then(
      (events) => {
        const playable = playableOf(events, false);
        setReading(
          playable.kind === "playable" ? { kind: "playable", reel: new WholeReel(playable.events) } : playable,
        );
      },
      () => setReading({ kind: "damaged" }),
    );
  }, [props.base64]);

  return (
    <div className="frame frame-wide">
      <header className="bar">
        <span className="brand">
          <Mark />
          <span>Playhead</span>
        </span>
      </header>
      <main>
        <div className="player-page">
          <Head reading={reading} />
          <Body reading={reading} />
          <p className="offline-note">
            Exported {new Date(props.exportedAt).toLocaleString()}. This file loads nothing: pictures and fonts that the
            page had from elsewhere aren't shown.
          </p>
        </div>
      </main>
    </div>
  );
}

function Head(props: { reading: Reading }) {
  if (props.reading.kind !== "playable") return null;
  const events = props.reading.reel.events();
  const page = events.find((event) => event.type === META)?.data as { href?: unknown } | undefined;
  const { host, path } = address(typeof page?.href === "string" ? page.href : "");
  const started = events[0]?.timestamp;
  return (
    <div className="player-head">
      <div className="player-title">
        <h1>{path || "Recording"}</h1>
        <p>{[host, started === undefined ? null : new Date(started).toLocaleString()].filter(Boolean).join(" · ")}</p>
      </div>
    </div>
  );
}

function Body(props: { reading: Reading }) {
  const { reading } = props;
  switch (reading.kind) {
    case "reading":
      return (
        <div className="stage stage-waiting" role="status">
          <p>Unpacking…</p>
        </div>
      );
    case "damaged":
      return (
        <Notice title="This file is incomplete" tone="error">
          Its end is missing or was changed. Export the recording again.
        </Notice>
      );
    case "too-short":
      return (
        <Notice title="Too short to replay" tone="empty">
          {reading.cause}
        </Notice>
      );
    case "playable":
      return <Playback reel={reading.reel} activity={[]} />;
  }
}
