import { type FormEvent, useEffect, useId, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { createShare, listShares, type NewShare, revokeShare, type Share } from "../api/shares.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { clock } from "../ui/format.ts";
import { OpenShares } from "./OpenShares.tsx";

const HOUR_MS = 3_600_000;
const LIFETIMES = [
  { name: "1 hour", ms: HOUR_MS },
  { name: "1 day", ms: 24 * HOUR_MS },
  { name: "7 days", ms: 168 * HOUR_MS },
  { name: "30 days", ms: 720 * HOUR_MS },
];

/** Makes links to a recording, and takes them back. */
export function ShareDialog(props: { client: ApiClient; recordingId: string; at: number; onClose: () => void }) {
  const { client, recordingId } = props;
  const second = Math.floor(props.at / 1000);
  const [lifetime, setLifetime] = useState(24 * HOUR_MS);
  const [label, setLabel] = useState("");
  const [here, setHere] = useState(second > 0);
  const [mayExport, setMayExport] = useState(false);
  const [made, setMade] = useState<NewShare | null>(null);
  const [shares, setShares] = useState<readonly Share[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ids = { lifetime: useId(), label: useId() };

  useEffect(() => {
    const asked = new AbortController();
    listShares(client, recordingId, asked.signal)
      .then(setShares)
      .catch((cause: Error) => {
        if (!asked.signal.aborted) setProblem(cause.message);
      });
    return () => asked.abort();
  }, [client, recordingId]);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const at = here && second > 0 ? { at: second } : {};
      const share = await createShare(client, recordingId, { expiresInMs: lifetime, label, export: mayExport, ...at });
      setMade(share);
      setShares((before) => [share, ...(before ?? [])]);
      setProblem(null);
    } catch (cause) {
      setProblem((cause as Error).message);
    }
  };

  const revoke = async (share: Share) => {
    try {
      await revokeShare(client, recordingId, share.shareId);
      setShares((before) => (before ?? []).filter((one) => one.shareId !== share.shareId));
      setMade((before) => (before?.shareId === share.shareId ? null : before));
      setProblem(null);
    } catch (cause) {
      setProblem((cause as Error).message);
    }
  };

  return (
    <Dialog title="Share this recording" onClose={props.onClose}>
      <p className="dialog-note">Whoever has the link can watch this recording and nothing else, without a key.</p>
      <form className="share-form" onSubmit={create}>
        <label htmlFor={ids.lifetime}>Opens for</label>
        <select id={ids.lifetime} value={lifetime} onChange={(event) => setLifetime(Number(event.target.value))}>
          {LIFETIMES.map(({ name, ms }) => (
            <option key={ms} value={ms}>
              {name}
            </option>
          ))}
        </select>
        <label htmlFor={ids.label}>For whom</label>
        <input
          id={ids.label}
          maxLength={200}
          placeholder="only you see this"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        {second > 0 ? (
          <label className="share-check">
            <input type="checkbox" checked={here} onChange={(event) => setHere(event.target.checked)} />
            Start at {clock(props.at)}
          </label>
        ) : null}
        <label className="share-check">
          <input type="checkbox" checked={mayExport} onChange={(event) => setMayExport(event.target.checked)} />
          Allow downloading
        </label>
        <button type="submit" className="primary">
          Make a link
        </button>
      </form>
      {made ? <Made url={made.url} /> : null}
      {problem ? (
        <p role="alert" className="refused">
          {problem}
        </p>
      ) : null}
      <OpenShares shares={shares} onRevoke={revoke} />
    </Dialog>
  );
}

function Made(props: { url: string }) {
  const [copied, setCopied] = useState(false);
  const field = useId();
  useEffect(() => setCopied(props.url === ""), [props.url]);
  const copy = () => {
    navigator.clipboard?.writeText(props.url).then(
      () => setCopied(true),
      () => document.getElementById(field)?.focus(),
    );
  };
  return (
    <div className="share-made">
      <label htmlFor={field}>The link is shown only now</label>
      <input id={field} readOnly value={props.url} onFocus={(event) => event.target.select()} />
      <button type="button" className="tool" onClick={copy}>
        {copied ? "Copied" : "Copy"}
      </button>
    </div>
  );
}
