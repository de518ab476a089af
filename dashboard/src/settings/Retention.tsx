import { type FormEvent, useState } from "react";
import { SaveLine } from "./SaveLine.tsx";
import type { SettingsPart } from "./SettingsPage.tsx";
import { useSaving } from "./useSaving.ts";

const USUAL = [7, 30, 90, 365] as const;

/** How long recordings are kept. */
export function Retention({ website, onChange }: SettingsPart) {
  const saving = useSaving(onChange);
  const [days, setDays] = useState(String(website.retentionDays));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.save({ retentionDays: Number(days) });
  };
  const shorter = Number(days) >= 1 && Number(days) < website.retentionDays;
  return (
    <form className="form" onSubmit={submit}>
      <section>
        <label className="field">
          <span>Days that recordings are kept after their end</span>
          <input
            type="number"
            min={1}
            max={36_500}
            required
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        </label>
        <p className="usual-days">
          {USUAL.map((one) => (
            <button key={one} type="button" className="tool" onClick={() => setDays(String(one))}>
              {one} days
            </button>
          ))}
        </p>
        {shorter ? (
          <p className="hint hint-warn" role="status">
            What is older than {days} days expires within minutes of saving. It can't be brought back.
          </p>
        ) : null}
      </section>
      <section>
        <h2>What happens then</h2>
        <ul className="bullets">
          <li>An expired recording is neither listed nor played, and its events, facts and archive are deleted.</li>
          <li>Recordings that an editor has pinned stay until they are unpinned.</li>
          <li>A change counts for everything that hasn't expired yet.</li>
        </ul>
      </section>
      <SaveLine saving={saving} />
    </form>
  );
}
