import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { ApiClient } from "../api/client.ts";
import { type Conditions, without } from "./conditions.ts";
import type { FilterDefinition } from "./definitions.ts";
import { FilterEditor } from "./FilterEditor.tsx";

/** One condition of the sentence: a click changes it, the cross takes it away. */
export function FilterChip(props: {
  client: ApiClient;
  websiteId: string;
  filter: FilterDefinition;
  words: string;
  value: string;
  conditions: Conditions;
  onChange: (conditions: Conditions) => void;
}) {
  const { filter, words, value } = props;
  const label = (
    <>
      {words} <strong>{value}</strong>
    </>
  );
  return (
    <span className="chip">
      {filter.kind === "flag" ? (
        <span>{label}</span>
      ) : (
        <DialogTrigger>
          <Button className="chip-value">{label}</Button>
          <Popover className="popover" placement="bottom start">
            <Dialog className="popover-body" aria-label={filter.name}>
              {({ close }) => (
                <FilterEditor
                  client={props.client}
                  websiteId={props.websiteId}
                  filter={filter}
                  conditions={props.conditions}
                  onChange={(changed) => {
                    close();
                    props.onChange(changed);
                  }}
                />
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
      <button
        type="button"
        aria-label={`Remove ${filter.name}`}
        onClick={() => props.onChange(without(props.conditions, filter.key))}
      >
        ×
      </button>
    </span>
  );
}
