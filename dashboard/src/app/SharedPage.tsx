import { useCallback, useMemo, useState } from "react";
import { ApiClient } from "../api/client.ts";
import { PlayerPage } from "../player/PlayerPage.tsx";
import { Mark } from "../ui/Mark.tsx";
import { Notice } from "../ui/Notice.tsx";
import type { SharedLink } from "./sharing.ts";

/** One recording for somebody who has a link to it: nothing leads away from it. */
export function SharedPage(props: { link: SharedLink | null }) {
  const { link } = props;
  const client = useMemo(() => (link === null ? null : new ApiClient({ kind: "share", token: link.token })), [link]);
  const [over, setOver] = useState(false);
  const onUnauthorized = useCallback(() => setOver(true), []);
  return (
    <div className="frame frame-wide">
      <header className="bar">
        <span className="brand">
          <Mark />
          <span>Playhead</span>
        </span>
      </header>
      <main>
        {client === null || link === null ? (
          <Notice alone title="This link is incomplete" tone="empty">
            A part of the address is missing. Copy the whole link and open it again.
          </Notice>
        ) : over ? (
          <Notice alone title="This link doesn't open anything any more" tone="empty">
            It has expired or was taken back. Ask whoever gave it to you for another one.
          </Notice>
        ) : (
          <PlayerPage
            client={client}
            recordingId={link.recordingId}
            onUnauthorized={onUnauthorized}
            guest={{ mayExport: link.mayExport, at: link.at }}
          />
        )}
      </main>
    </div>
  );
}
