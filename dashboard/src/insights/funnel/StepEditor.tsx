import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useId, useRef } from "react";
import { type FunnelStep, LEAST_STEPS, MOST_STEPS, moved, STEP_KINDS, type StepKind } from "./steps.ts";
import type { Suggestions } from "./useSuggestions.ts";

/** The steps of a funnel: each can be changed, moved and taken away, with the mouse or without. */
export function StepEditor(props: {
  steps: readonly FunnelStep[];
  suggestions: Suggestions;
  onChange: (steps: readonly FunnelStep[]) => void;
}) {
  const { steps, suggestions, onChange } = props;
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  const change = (at: number, changed: Partial<FunnelStep>) =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...changed } : step)));
  const move = (from: number, to: number, button: "up" | "down") => {
    onChange(moved(steps, from, to));
    // the focus goes along, so that a step can be moved on by the same key
    requestAnimationFrame(() => {
      const row = list.current?.children[to];
      const same = row?.querySelector<HTMLButtonElement>(`[data-move=${button}]:enabled`);
      (same ?? row?.querySelector<HTMLButtonElement>("[data-move]:enabled"))?.focus();
    });
  };
  return (
    <div className="steps-editor">
      <ol ref={list} aria-label="Steps">
        {steps.map((step, at) => {
          const n = at + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; its inputs are controlled
            <li key={at}>
              <b aria-hidden="true">{n}</b>
              <select
                aria-label={`What happens in step ${n}`}
                value={step.kind}
                onChange={(event) => change(at, { kind: event.target.value as StepKind, what: "" })}
              >
                {STEP_KINDS.map(([kind, words]) => (
                  <option key={kind} value={kind}>
                    {words}
                  </option>
                ))}
              </select>
              <input
                aria-label={`Step ${n}`}
                list={`${id}-${step.kind}`}
                placeholder={STEP_KINDS.find(([kind]) => kind === step.kind)?.[2]}
                value={step.what}
                maxLength={400}
                spellCheck={false}
                onChange={(event) => change(at, { what: event.target.value })}
              />
              <button
                type="button"
                className="icon"
                data-move="up"
                aria-label={`Move step ${n} up`}
                disabled={at === 0}
                onClick={() => move(at, at - 1, "up")}
              >
                <ArrowUp size={15} />
              </button>
              <button
                type="button"
                className="icon"
                data-move="down"
                aria-label={`Move step ${n} down`}
                disabled={at === steps.length - 1}
                onClick={() => move(at, at + 1, "down")}
              >
                <ArrowDown size={15} />
              </button>
              <button
                type="button"
                className="icon"
                aria-label={`Remove step ${n}`}
                disabled={steps.length <= LEAST_STEPS}
                onClick={() => onChange(steps.filter((_, index) => index !== at))}
              >
                <X size={15} />
              </button>
            </li>
          );
        })}
      </ol>
      {STEP_KINDS.map(([kind]) => (
        <datalist key={kind} id={`${id}-${kind}`}>
          {suggestions[kind].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ))}
      <button
        type="button"
        className="tool"
        disabled={steps.length >= MOST_STEPS}
        onClick={() => onChange([...steps, { kind: "click", what: "" }])}
      >
        Add a step
      </button>
    </div>
  );
}
