import { type RefObject, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { ExportDialog } from "./ExportDialog.tsx";
import { ShareDialog } from "./ShareDialog.tsx";
import { StarButton } from "./StarButton.tsx";

type Open = "none" | "share" | "export";

/** What can be done with the recording that is shown. */
export function PlayerTools(props: {
  client: ApiClient;
  recordingId: string;
  /** Star it, and make links to it. */
  mayEdit: boolean;
  mayExport: boolean;
  /** Where playback stands, in ms. */
  position: RefObject<number>;
}) {
  const { client, recordingId } = props;
  const [open, setOpen] = useState<Open>("none");
  const close = () => setOpen("none");
  return (
    <div className="player-tools">
      {props.mayEdit ? <StarButton client={client} recordingId={recordingId} /> : null}
      {props.mayEdit ? (
        <button type="button" className="tool" onClick={() => setOpen("share")}>
          Share
        </button>
      ) : null}
      {props.mayExport ? (
        <button type="button" className="tool" onClick={() => setOpen("export")}>
          Export
        </button>
      ) : null}
      {open === "share" ? (
        <ShareDialog client={client} recordingId={recordingId} at={props.position.current} onClose={close} />
      ) : null}
      {open === "export" ? <ExportDialog client={client} recordingId={recordingId} onClose={close} /> : null}
    </div>
  );
}
