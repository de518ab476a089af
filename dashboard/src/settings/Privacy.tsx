import type { FormEvent } from "react";
import type { WebsiteSettings } from "../api/websites.ts";
import { SaveLine } from "./SaveLine.tsx";
import type { SettingsPart } from "./SettingsPage.tsx";
import { useSaving } from "./useSaving.ts";

const LEVELS: readonly (readonly [level: WebsiteSettings["privacy"], name: string, words: string])[] = [
  ["balanced", "Balanced", "Passwords, email, telephone and card inputs are masked. What pages show is recorded."],
  ["strict", "Strict", "All text and all inputs are masked. Canvas, console and requests are not recorded."],
  ["relaxed", "Relaxed", "Only passwords are masked. For your own tools, where you know every input."],
];

/** What is recorded of whom. */
export function Privacy({ website, onChange }: SettingsPart) {
  const saving = useSaving(onChange);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const on = (name: string) => form.get(name) !== null;
    void saving.save({
      enabled: on("enabled"),
      privacy: LEVELS.find(([level]) => level === form.get("privacy"))?.[0] ?? website.privacy,
      sampleRate: Number(form.get("sample")) / 100,
      flush: { ...website.flush, intervalMs: Number(form.get("flush")) },
      capture: { console: on("console"), network: on("network"), canvas: on("canvas") },
      respectDnt: on("dnt"),
      includeCountry: on("country"),
      allowedOrigins: String(form.get("origins"))
        .split(/\s+/)
        .filter((origin) => origin !== ""),
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <section>
        <Check name="enabled" checked={website.enabled} words="Record this website" />
        <label className="field">
          <span>Share of visitors who are recorded, in percent</span>
          <input
            name="sample"
            type="number"
            min={0}
            max={100}
            step="any"
            required
            defaultValue={Number((website.sampleRate * 100).toFixed(4))}
          />
        </label>
      </section>
      <fieldset>
        <legend>Privacy level</legend>
        {LEVELS.map(([level, name, words]) => (
          <label key={level} className="level">
            <input type="radio" name="privacy" value={level} defaultChecked={website.privacy === level} />
            <span>
              <strong>{name}</strong>
              <small>{words}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Recorded besides the page</legend>
        <Check name="console" checked={website.capture.console} words="What pages write to the console" />
        <Check
          name="network"
          checked={website.capture.network}
          words="Requests: address without query values, status and time; no bodies"
        />
        <Check name="canvas" checked={website.capture.canvas} words="What is drawn on canvases" />
      </fieldset>
      <fieldset>
        <legend>Visitors</legend>
        <Check
          name="dnt"
          checked={website.respectDnt}
          words="Leave out visitors who send Do Not Track or Global Privacy Control"
        />
        <Check name="country" checked={website.includeCountry} words="Keep the visitor's country" />
        <p className="hint">
          To ask visitors first, put <code>data-consent="required"</code> on the script tag and call{" "}
          <code>Playhead.grantConsent()</code>.
        </p>
      </fieldset>
      <section>
        <label className="field field-wide">
          <span>Origins that may send recordings, one a line</span>
          <textarea
            name="origins"
            rows={3}
            placeholder="https://shop.example"
            defaultValue={website.allowedOrigins.join("\n")}
          />
        </label>
        {website.allowedOrigins.length === 0 ? (
          <p className="hint hint-warn">Any website may send recordings in this one's name. Name your own here.</p>
        ) : null}
        <label className="field">
          <span>Pages send what happened</span>
          <select name="flush" defaultValue={website.flush.intervalMs}>
            {[...new Set([2_000, 5_000, 15_000, website.flush.intervalMs])].map((ms) => (
              <option key={ms} value={ms}>
                every {ms / 1000} s
              </option>
            ))}
          </select>
        </label>
      </section>
      <SaveLine saving={saving} />
    </form>
  );
}

function Check(props: { name: string; checked: boolean; words: string }) {
  return (
    <label className="check-line">
      <input type="checkbox" name={props.name} defaultChecked={props.checked} />
      {props.words}
    </label>
  );
}
