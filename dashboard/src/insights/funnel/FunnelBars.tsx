import { useState } from "react";
import type { Step } from "../../api/analytics.ts";
import type { ApiClient, RecordingQuery } from "../../api/client.ts";
import { counted } from "../../ui/format.ts";
import { Passages } from "./Passages.tsx";
import { stepWords } from "./steps.ts";

interface Open {
  readonly step: number;
  readonly only: boolean;
}

/** How many come to each step, and whom one can watch there. */
export function FunnelBars(props: { client: ApiClient; asked: RecordingQuery; steps: readonly Step[] }) {
  const { client, asked, steps } = props;
  const [open, setOpen] = useState<Open | null>(null);
  const toggle = (step: number, only: boolean) =>
    setOpen((before) => (before?.step === step && before.only === only ? null : { step, only }));
  return (
    <ol className="funnel-bars" aria-label="How far they came">
      {steps.map((step, at) => {
        const n = at + 1;
        const stayed = step.recordings - (steps[n]?.recordings ?? 0);
        const last = n === steps.length;
        const shown = (only: boolean) => open?.step === n && open.only === only;
        return (
          <li key={`${n} ${step.step}`} data-testid="funnel-step">
            {at === 0 ? null : (
              <p className="funnel-between">
                <span>{percent(step.conversion)} go on</span>
                <span className="funnel-lost">
                  {step.dropOff.toLocaleString()} lost ({percent(1 - step.conversion)})
                </span>
              </p>
            )}
            <div className="funnel-step">
              <b aria-hidden="true">{n}</b>
              <div className="funnel-bar">
                <i style={{ width: `${step.conversionFromFirst * 100}%` }} />
                <span>{stepWords(step.step)}</span>
              </div>
              <strong>{step.recordings.toLocaleString()}</strong>
              <small>{percent(step.conversionFromFirst)}</small>
            </div>
            <p className="funnel-links">
              <button
                type="button"
                className="quiet"
                aria-expanded={shown(false)}
                disabled={step.recordings === 0}
                onClick={() => toggle(n, false)}
              >
                {counted(step.recordings, "recording")} came to step {n}
              </button>
              {last ? null : (
                <button
                  type="button"
                  className="quiet"
                  aria-expanded={shown(true)}
                  disabled={stayed === 0}
                  onClick={() => toggle(n, true)}
                >
                  {stayed.toLocaleString()} came no further
                </button>
              )}
            </p>
            {open?.step === n ? (
              <Passages key={String(open.only)} client={client} asked={asked} reached={n} only={open.only} />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} %`;
}
