import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import type { ApiClient } from "../api/client.ts";
import { type Conditions, without } from "./conditions.ts";
import type { FilterDefinition } from "./definitions.ts";
import { toParameters } from "./period.ts";

type ChoiceDefinition = Extract<FilterDefinition, { kind: "choice" }>;

/** What there is to choose from under the other conditions, the most frequent first, with how often it occurs. */
export function ChoiceList(props: {
  client: ApiClient;
  websiteId: string;
  filter: ChoiceDefinition;
  conditions: Conditions;
  onChoose: (value: string) => void;
}) {
  const { client, websiteId, filter } = props;
  const [typed, setTyped] = useState("");
  const others = without(props.conditions, filter.key);
  const facets = useQuery({
    queryKey: ["facets", websiteId, others],
    queryFn: ({ signal }) => client.facets({ websiteId, ...toParameters(others, Date.now()) }, signal),
  });
  const counts = new Map((facets.data?.[filter.key] ?? []).map(({ value, recordings }) => [value, recordings]));
  const known = filter.choices ?? [...counts.keys()].filter(Boolean).map((value) => [value, value] as const);
  const offered = known.filter(([, label]) => label.toLowerCase().includes(typed.toLowerCase()));
  return (
    <div className="editor">
      {known.length > 8 ? (
        <input
          aria-label="Search"
          placeholder="Search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          // biome-ignore lint/a11y/noAutofocus: the popover was opened to choose
          autoFocus
        />
      ) : null}
      {facets.isPending && known.length === 0 ? <p className="hint">Looking…</p> : null}
      {!facets.isPending && known.length === 0 ? <p className="hint">Nothing to choose in this period.</p> : null}
      <ListBox className="choices" aria-label={filter.name} onAction={(key) => props.onChoose(String(key))}>
        {offered.map(([value, label]) => (
          <ListBoxItem key={value} id={value} className="choice" textValue={label}>
            <span>{label}</span>
            {counts.has(value) ? <small>{(counts.get(value) ?? 0).toLocaleString()}</small> : null}
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}
