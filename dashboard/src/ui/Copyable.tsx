import { useEffect, useId, useState } from "react";

const SAID_MS = 2_000;

/** A text to be taken elsewhere, with a button that copies it. */
export function Copyable(props: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const field = useId();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    const select = () => document.querySelector<HTMLTextAreaElement>(`[id="${field}"]`)?.select();
    if (!navigator.clipboard) return select();
    navigator.clipboard.writeText(props.text).then(() => setCopied(true), select);
  };
  return (
    <div className="copyable">
      <textarea
        id={field}
        readOnly
        rows={props.text.length > 110 ? 2 : 1}
        aria-label={props.label}
        value={props.text}
        onFocus={(event) => event.target.select()}
      />
      <button type="button" className="tool" onClick={copy}>
        {copied ? "Copied" : "Copy"}
      </button>
    </div>
  );
}
