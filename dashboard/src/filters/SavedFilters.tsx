import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { ApiClient } from "../api/client.ts";
import { deleteFilter, listFilters, renameFilter, type SavedFilter, saveFilter } from "../api/filters.ts";
import { useMay } from "../app/me.tsx";
import { Refused } from "../ui/Refused.tsx";
import { type Conditions, conditionsOf, queryOf } from "./conditions.ts";

/** The sentences that the website's people have kept: picked, kept under a name, renamed, forgotten. */
export function SavedFilters(props: {
  client: ApiClient;
  websiteId: string;
  conditions: Conditions;
  onChange: (conditions: Conditions) => void;
}) {
  const { client, websiteId, conditions, onChange } = props;
  const queries = useQueryClient();
  const mayKeep = useMay("editor", websiteId);
  const [renamed, setRenamed] = useState<SavedFilter | null>(null);
  const saved = useQuery({
    queryKey: ["filters", websiteId],
    queryFn: ({ signal }) => listFilters(client, websiteId, signal),
  });
  const query = queryOf(conditions);
  const onSettled = () => queries.invalidateQueries({ queryKey: ["filters", websiteId] });
  const keep = useMutation({
    mutationFn: (name: string) => saveFilter(client, websiteId, name, query),
    onSettled,
  });
  const rename = useMutation({
    mutationFn: (wanted: { filterId: string; name: string }) =>
      renameFilter(client, websiteId, wanted.filterId, wanted.name),
    onSuccess: () => setRenamed(null),
    onSettled,
  });
  const forget = useMutation({
    mutationFn: (one: SavedFilter) => deleteFilter(client, websiteId, one.filterId),
    onSettled,
  });
  const current = saved.data?.find((one) => queryOf(conditionsOf(new URLSearchParams(one.query))) === query);
  const submit = (event: FormEvent<HTMLFormElement>, take: (name: string) => void) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (name !== "") take(name);
  };
  return (
    <DialogTrigger>
      <Button
        className="chip-add saved-button"
        aria-label={current ? `Saved filters: ${current.name}` : "Saved filters"}
      >
        {current ? <strong>{current.name}</strong> : "Saved"}
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="popover-body saved" aria-label="Saved filters">
          {({ close }) => (
            <>
              <Refused problem={saved.error ?? keep.error ?? rename.error ?? forget.error} />
              {saved.data?.length === 0 ? <p className="hint">None is saved yet.</p> : null}
              <ul aria-label="Saved">
                {(saved.data ?? []).map((one) =>
                  one.filterId === renamed?.filterId ? (
                    <li key={one.filterId}>
                      <form
                        className="saved-form"
                        onSubmit={(event) =>
                          submit(event, (name) =>
                            name === one.name ? setRenamed(null) : rename.mutate({ filterId: one.filterId, name }),
                          )
                        }
                      >
                        <input
                          name="name"
                          aria-label="New name"
                          defaultValue={one.name}
                          maxLength={100}
                          required
                          autoFocus
                        />
                        <button type="submit" className="tool" disabled={rename.isPending}>
                          Rename
                        </button>
                      </form>
                    </li>
                  ) : (
                    <li key={one.filterId}>
                      <button
                        type="button"
                        className="choice"
                        aria-current={one === current ? "true" : undefined}
                        onClick={() => {
                          close();
                          onChange(conditionsOf(new URLSearchParams(one.query)));
                        }}
                      >
                        {one.name}
                      </button>
                      {mayKeep ? (
                        <>
                          <button
                            type="button"
                            className="quiet"
                            aria-label={`Rename ${one.name}`}
                            onClick={() => setRenamed(one)}
                          >
                            Rename
                          </button>
                          <button
                            type="button"
                            className="quiet"
                            aria-label={`Delete ${one.name}`}
                            disabled={forget.isPending}
                            onClick={() => forget.mutate(one)}
                          >
                            ×
                          </button>
                        </>
                      ) : null}
                    </li>
                  ),
                )}
              </ul>
              {mayKeep && query !== "" && current === undefined ? (
                <form className="saved-form saved-new" onSubmit={(event) => submit(event, (name) => keep.mutate(name))}>
                  <input name="name" aria-label="Name" placeholder="Name of this filter" maxLength={100} required />
                  <button type="submit" className="primary" disabled={keep.isPending}>
                    Save filter
                  </button>
                  <p className="hint">Everybody who sees this website can use it.</p>
                </form>
              ) : null}
              {mayKeep && query === "" ? (
                <p className="hint">Add a condition to the sentence, and it can be saved here for everybody.</p>
              ) : null}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
