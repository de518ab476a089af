import { useState } from "react";
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { ApiClient } from "../api/client.ts";
import type { Conditions } from "./conditions.ts";
import { definitionOf, FILTERS, type FilterDefinition } from "./definitions.ts";
import { FilterEditor } from "./FilterEditor.tsx";

/** Offers the filters that aren't set; choosing one asks for its value in the same place. */
export function AddFilter(props: {
  client: ApiClient;
  websiteId: string;
  conditions: Conditions;
  onChange: (conditions: Conditions) => void;
}) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<FilterDefinition | null>(null);
  const offered = FILTERS.filter((filter) => !(filter.key in props.conditions));
  const finish = (conditions: Conditions) => {
    setOpen(false);
    props.onChange(conditions);
  };
  const choose = (key: string) => {
    const filter = definitionOf(key);
    if (filter?.kind === "flag") finish({ ...props.conditions, [key]: "true" });
    else setChosen(filter ?? null);
  };
  return (
    <DialogTrigger
      isOpen={open}
      onOpenChange={(opened) => {
        setOpen(opened);
        setChosen(null);
      }}
    >
      <Button className="chip-add">+ Filter</Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="popover-body" aria-label={chosen?.name ?? "Add a filter"}>
          {chosen === null ? (
            <ListBox
              className="choices"
              aria-label="Filters"
              items={offered}
              autoFocus="first"
              onAction={(key) => choose(String(key))}
            >
              {(filter) => (
                <ListBoxItem id={filter.key} className="choice" textValue={filter.name}>
                  {filter.name}
                </ListBoxItem>
              )}
            </ListBox>
          ) : (
            <FilterEditor
              client={props.client}
              websiteId={props.websiteId}
              filter={chosen}
              conditions={props.conditions}
              onChange={finish}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
