import { useEffect, useMemo, useState } from "react";
import type { Step } from "../../api/analytics.ts";
import type { ApiClient } from "../../api/client.ts";
import { go, type Own, pageHref } from "../../app/route.ts";
import type { Conditions } from "../../filters/conditions.ts";
import { toParameters } from "../../filters/period.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Failed } from "../Failed.tsx";
import { InsightHead, withPeriod } from "../InsightHead.tsx";
import { useAnalysis } from "../useAnalysis.ts";
import { FunnelBars } from "./FunnelBars.tsx";
import { StepEditor } from "./StepEditor.tsx";
import { askable, type FunnelStep, stepsOf, textOf, WINDOWS, windowOf } from "./steps.ts";
import { useSuggestions } from "./useSuggestions.ts";

const NEW: readonly FunnelStep[] = [
  { kind: "page_view", what: "" },
  { kind: "page_view", what: "" },
];
/** What is typed is asked for once the keys rest. */
const REST_MS = 450;

/** How many come how far, through steps that one puts together. */
export function FunnelPage(props: { client: ApiClient; websiteId: string; conditions: Conditions; own: Own }) {
  const { client, websiteId, own } = props;
  const conditions = useMemo(() => withPeriod(props.conditions), [props.conditions]);
  const windowMs = windowOf(own);
  const addressed = (own.step ?? []).join("\n");
  const [steps, setSteps] = useState<readonly FunnelStep[]>(() => filled(stepsOf(own)));
  const suggestions = useSuggestions(client, websiteId, conditions);

  // somebody went back, or followed a link
  useEffect(() => {
    setSteps((before) => {
      const shown = before.map(textOf).join("\n");
      const named = stepsOf({ step: addressed === "" ? [] : addressed.split("\n") });
      return shown === addressed || (addressed === "" && askable(before) === null) ? before : filled(named);
    });
  }, [addressed]);

  const show = (changed: readonly FunnelStep[], window: number) =>
    pageHref("funnel", websiteId, props.conditions, { step: changed.map(textOf), window: [String(window)] });
  const typed = steps.map(textOf).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed, and nothing else, goes into the address
  useEffect(() => {
    if (typed === addressed || askable(steps) === null) return;
    const timer = setTimeout(() => go(show(steps, windowMs)), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const asked = askable(stepsOf(own));
  const answer = useAnalysis<{ items: readonly Step[] }>(
    client,
    "funnel",
    websiteId,
    conditions,
    { step: asked ?? [], windowMs },
    asked !== null,
  );
  const question = useMemo(
    () => ({ websiteId, ...toParameters(conditions, Date.now()), step: asked ?? [], windowMs }),
    [websiteId, conditions, asked, windowMs],
  );
  return (
    <div className="page">
      <InsightHead
        client={client}
        websiteId={websiteId}
        page="funnel"
        title="Funnel"
        conditions={conditions}
        own={own}
      />
      <div className="funnel">
        <section className="funnel-build" aria-label="The funnel">
          <h2>Somebody…</h2>
          <StepEditor steps={steps} suggestions={suggestions} onChange={setSteps} />
          <label className="funnel-window">
            one after the other, within
            <select
              aria-label="From the first step to the last"
              value={windowMs}
              onChange={(event) => go(show(steps, Number(event.target.value)))}
            >
              {WINDOWS.map(([ms, words]) => (
                <option key={ms} value={ms}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        </section>
        <section className="funnel-answer" aria-label="What came of it" aria-busy={answer.isFetching}>
          {asked === null ? (
            <Notice title="Put steps together" tone="empty">
              Two or more: pages, clicks and tracked events. What happens in between doesn't matter.
            </Notice>
          ) : answer.isError ? (
            <Failed problem={answer.error} onRetry={() => void answer.refetch()} />
          ) : !answer.data ? (
            <div className="counting" style={{ minHeight: 96 * asked.length }} aria-busy="true" />
          ) : (answer.data.items[0]?.recordings ?? 0) === 0 ? (
            <Notice title="Nobody took the first step" tone="empty">
              Look at its spelling, or further back.
            </Notice>
          ) : (
            <FunnelBars client={client} asked={question} steps={answer.data.items} />
          )}
        </section>
      </div>
    </div>
  );
}

function filled(steps: readonly FunnelStep[]): readonly FunnelStep[] {
  return steps.length >= NEW.length ? steps : [...steps, ...NEW.slice(steps.length)];
}
