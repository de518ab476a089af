import { useEffect, useRef, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { downloadRecording, type ExportFormat } from "../api/download.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { size } from "../ui/format.ts";

const FORMATS: readonly { readonly format: ExportFormat; readonly name: string; readonly what: string }[] = [
  { format: "html", name: "HTML", what: "One file that plays by itself, without a network." },
  { format: "json", name: "JSON", what: "An array of rrweb events, by time." },
  { format: "ndjson", name: "NDJSON", what: "One rrweb event a line, by time." },
];

type Download =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly format: ExportFormat; readonly bytes: number }
  | { readonly kind: "done"; readonly format: ExportFormat; readonly bytes: number }
  | { readonly kind: "failed"; readonly message: string };

/** Downloads the recording in one of its formats. */
export function ExportDialog(props: { client: ApiClient; recordingId: string; onClose: () => void }) {
  const { client, recordingId } = props;
  const [download, setDownload] = useState<Download>({ kind: "none" });
  const running = useRef<AbortController | null>(null);

  useEffect(() => () => running.current?.abort(), []);

  const start = async (format: ExportFormat) => {
    const asked = new AbortController();
    running.current = asked;
    setDownload({ kind: "running", format, bytes: 0 });
    try {
      const progress = (bytes: number) => setDownload({ kind: "running", format, bytes });
      const file = await downloadRecording(client, recordingId, format, progress, asked.signal);
      save(file, `recording-${recordingId}.${format}`);
      setDownload({ kind: "done", format, bytes: file.size });
    } catch (cause) {
      setDownload(asked.signal.aborted ? { kind: "none" } : { kind: "failed", message: (cause as Error).message });
    }
  };

  return (
    <Dialog title="Export this recording" onClose={props.onClose}>
      <ul className="choices">
        {FORMATS.map(({ format, name, what }) => (
          <li key={format}>
            <button type="button" className="tool" disabled={download.kind === "running"} onClick={() => start(format)}>
              {name}
            </button>
            <span>{what}</span>
          </li>
        ))}
      </ul>
      <div className="dialog-foot" role="status">
        <DownloadLine download={download} />
        {download.kind === "running" ? (
          <button type="button" className="quiet" onClick={() => running.current?.abort()}>
            Cancel
          </button>
        ) : null}
      </div>
    </Dialog>
  );
}

function DownloadLine(props: { download: Download }) {
  const { download } = props;
  switch (download.kind) {
    case "none":
      return <span>Everything up to this moment goes into the file.</span>;
    case "running":
      return (
        <>
          <progress aria-label="Downloading" />
          <span>{size(download.bytes)} received</span>
        </>
      );
    case "done":
      return <span>Saved, {size(download.bytes)}.</span>;
    case "failed":
      return (
        <span role="alert" className="refused">
          {download.message}
        </span>
      );
  }
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // the browser has taken the file by the next turn
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
