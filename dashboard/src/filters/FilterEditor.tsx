import type { FormEvent } from "react";
import type { ApiClient } from "../api/client.ts";
import { ChoiceList } from "./ChoiceList.tsx";
import { type Conditions, factOf, urlMatchOf } from "./conditions.ts";
import { FACT_KINDS, type FilterDefinition } from "./definitions.ts";

/** Asks for one condition's value. */
export function FilterEditor(props: {
  client: ApiClient;
  websiteId: string;
  filter: FilterDefinition;
  conditions: Conditions;
  onChange: (conditions: Conditions) => void;
}) {
  const { filter, conditions } = props;
  if (filter.kind === "flag") return null;
  if (filter.kind === "choice") {
    return (
      <ChoiceList
        client={props.client}
        websiteId={props.websiteId}
        filter={filter}
        conditions={conditions}
        onChoose={(value) => props.onChange({ ...conditions, [filter.key]: value })}
      />
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const entered = valuesOf(filter, text);
    if (entered) props.onChange({ ...conditions, ...entered });
  };
  return (
    <form className="editor" onSubmit={submit}>
      <Fields filter={filter} conditions={conditions} />
      <button type="submit" className="primary">
        Apply
      </button>
    </form>
  );
}

function Fields(props: { filter: FilterDefinition; conditions: Conditions }) {
  const { filter, conditions } = props;
  const before = conditions[filter.key] ?? "";
  switch (filter.kind) {
    case "least":
      return (
        <label>
          At least
          {/* biome-ignore lint/a11y/noAutofocus: the popover was opened to enter this */}
          <input name="value" type="number" min={1} max={1_000_000} required defaultValue={before || "1"} autoFocus />
        </label>
      );
    case "length":
      return (
        <label>
          Seconds
          <input
            name="value"
            type="number"
            min={1}
            max={90_000}
            required
            defaultValue={before ? Number(before) / 1000 : 30}
            // biome-ignore lint/a11y/noAutofocus: the popover was opened to enter this
            autoFocus
          />
        </label>
      );
    case "url":
      return (
        <>
          <label>
            The address
            <select name="match" defaultValue={urlMatchOf(conditions)}>
              <option value="contains">contains</option>
              <option value="prefix">begins with</option>
              <option value="exact">is</option>
            </select>
          </label>
          {/* biome-ignore lint/a11y/noAutofocus: the popover was opened to enter this */}
          <input name="value" aria-label="Text" placeholder="/checkout" required defaultValue={before} autoFocus />
        </>
      );
    case "fact":
      return (
        <>
          <label>
            Somebody
            <select name="kind" defaultValue={factOf(before).kind || "click"}>
              {FACT_KINDS.map(([kind, words]) => (
                <option key={kind} value={kind}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <input
            name="value"
            aria-label="Selector or text"
            placeholder="#pay, “Add to cart”, part of a message"
            required
            defaultValue={factOf(before).text}
            // biome-ignore lint/a11y/noAutofocus: the popover was opened to enter this
            autoFocus
          />
        </>
      );
    case "text":
      return (
        <label>
          {filter.name}
          {/* biome-ignore lint/a11y/noAutofocus: the popover was opened to enter this */}
          <input name="value" placeholder={filter.hint} required defaultValue={before} autoFocus />
        </label>
      );
    case "choice":
    case "flag":
      return null;
  }
}

/** What was entered as parameters; null where nothing was. */
function valuesOf(filter: FilterDefinition, text: (name: string) => string): Record<string, string> | null {
  const value = text("value");
  if (value === "") return null;
  switch (filter.kind) {
    case "length":
      return { [filter.key]: String(Math.round(Number(value) * 1000)) };
    case "url":
      return { url: value, urlMatch: text("match") };
    case "fact":
      return { fact: `${text("kind")}:${value.replaceAll("\n", " ")}` };
    default:
      return { [filter.key]: value };
  }
}
