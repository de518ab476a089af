import { type FormEvent, useState } from "react";
import { SaveLine } from "./SaveLine.tsx";
import type { SettingsPart } from "./SettingsPage.tsx";
import { useSaving } from "./useSaving.ts";

interface Line {
  readonly key: number;
  readonly pattern: string;
  readonly replacement: string;
}
let made = 0;

/** What is taken out of every recorder's text before anything is kept. */
export function Masking({ website, onChange }: SettingsPart) {
  const saving = useSaving(onChange);
  const [lines, setLines] = useState<readonly Line[]>(() =>
    website.maskingRules.map((rule) => ({ ...rule, key: made++ })),
  );
  const change = (key: number, changed: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...changed } : line)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.save({
      maskingRules: lines
        .filter(({ pattern }) => pattern.trim() !== "")
        .map(({ pattern, replacement }) => ({ pattern, replacement })),
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="hint">
        Each match in text, attributes, input and addresses is replaced, whichever recorder sent it, before anything is
        stored. What is stored already stays as it is.
      </p>
      <ul className="rules">
        {lines.map((line, index) => (
          <li key={line.key}>
            <input
              aria-label={`Pattern ${index + 1}`}
              placeholder="[\w.]+@[\w.]+\.\w+"
              value={line.pattern}
              spellCheck={false}
              onChange={(event) => change(line.key, { pattern: event.target.value })}
            />
            <span aria-hidden="true">→</span>
            <input
              aria-label={`Replacement ${index + 1}`}
              value={line.replacement}
              maxLength={32}
              onChange={(event) => change(line.key, { replacement: event.target.value })}
            />
            <button
              type="button"
              className="quiet"
              aria-label={`Remove rule ${index + 1}`}
              onClick={() => setLines((before) => before.filter(({ key }) => key !== line.key))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      {lines.length === 0 ? <p className="hint">No rules: text is kept as the recorders send it.</p> : null}
      <button
        type="button"
        className="tool"
        onClick={() => setLines((before) => [...before, { key: made++, pattern: "", replacement: "•••" }])}
      >
        Add a rule
      </button>
      <SaveLine saving={saving} />
    </form>
  );
}
