import type { ApiClient } from "../api/client.ts";
import { AddFilter } from "./AddFilter.tsx";
import { type Conditions, filtersOf, without, wordsOf } from "./conditions.ts";
import { FilterChip } from "./FilterChip.tsx";
import { PeriodChip } from "./PeriodChip.tsx";
import { SavedFilters } from "./SavedFilters.tsx";
import { SortChip } from "./SortChip.tsx";

/** The conditions of a page as a sentence, each part of which can be changed. */
export function FilterBar(props: {
  client: ApiClient;
  websiteId: string;
  /** How the sentence begins, "Recordings from". */
  subject: string;
  conditions: Conditions;
  onChange: (conditions: Conditions) => void;
  sortable?: boolean;
}) {
  const { conditions, onChange } = props;
  const set = filtersOf(conditions);
  return (
    <search className="sentence" aria-label="Filters">
      <span>{props.subject}</span>
      <PeriodChip conditions={conditions} onChange={onChange} />
      {set.map((filter) => {
        const [words, value] = wordsOf(filter, conditions);
        return (
          <FilterChip
            key={filter.key}
            client={props.client}
            websiteId={props.websiteId}
            filter={filter}
            words={words}
            value={value}
            conditions={conditions}
            onChange={onChange}
          />
        );
      })}
      {Object.entries(conditions)
        .filter(([key]) => key.startsWith("meta[") || key === "sessionUid" || key === "externalId")
        .map(([key, value]) => (
          <span key={key} className="chip">
            <span>
              with {key.replace(/^meta\[(.*)\]$/, "$1")} <strong>{value}</strong>
            </span>
            <button type="button" aria-label={`Remove ${key}`} onClick={() => onChange(without(conditions, key))}>
              ×
            </button>
          </span>
        ))}
      <AddFilter client={props.client} websiteId={props.websiteId} conditions={conditions} onChange={onChange} />
      {set.length > 0 ? (
        <button
          type="button"
          className="quiet"
          onClick={() => onChange(set.reduce((left, filter) => without(left, filter.key), conditions))}
        >
          Clear
        </button>
      ) : null}
      <span className="sentence-end">
        <SavedFilters client={props.client} websiteId={props.websiteId} conditions={conditions} onChange={onChange} />
        {props.sortable ? <SortChip conditions={conditions} onChange={onChange} /> : null}
      </span>
    </search>
  );
}
