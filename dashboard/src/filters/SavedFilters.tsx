import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { ApiClient } from "../api/client.ts";
import { deleteFilter, listFilters, type SavedFilter, saveFilter } from "../api/filters.ts";
import { useMay } from "../app/me.tsx";
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
  const onSettled = () => {
    setRenamed(null);
    return queries.invalidateQueries({ queryKey: ["filters", websiteId] });
  };
  const keep = useMutation({
    mutationFn: async (wanted: { name: string; query: string; instead: SavedFilter | null }) => {
      await saveFilter(client, websiteId, wanted.name, wanted.query);
      // the new one is there before the old one goes: whatever fails, none is lost
      if (wanted.instead && wanted.instead.name !== wanted.name) {
        await deleteFilter(client, websiteId, wanted.instead.filterId);
      }
    },
    onSettled,
  });
  const forget = useMutation({
    mutationFn: (one: SavedFilter) => deleteFilter(client, websiteId, one.filterId),
    onSettled,
  });
  const query = queryOf(conditions);
  const current = saved.data?.find((one) => queryOf(conditionsOf(new URLSearchParams(one.query))) === query);
  const submit = (event: FormEvent<HTMLFormElement>, of: string, instead: SavedFilter | null) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name")).trim();
    if (name !== "") keep.mutate({ name, query: of, instead }, { onSuccess: () => form.reset() });
  };
  const problem = saved.error ?? keep.error ?? forget.error;
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
              {problem ? (
                <p role="alert" className="refused">
                  {problem.message}
                </p>
              ) : null}
              {saved.data?.length === 0 ? <p className="hint">None is saved yet.</p> : null}
              <ul aria-label="Saved">
                {(saved.data ?? []).map((one) =>
                  one.filterId === renamed?.filterId ? (
                    <li key={one.filterId}>
                      <form className="saved-form" onSubmit={(event) => submit(event, one.query, one)}>
                        <input
                          name="name"
                          aria-label="New name"
                          defaultValue={one.name}
                          maxLength={100}
                          required
                          autoFocus
                        />
                        <button type="submit" className="tool" disabled={keep.isPending}>
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
                <form className="saved-form saved-new" onSubmit={(event) => submit(event, query, null)}>
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
