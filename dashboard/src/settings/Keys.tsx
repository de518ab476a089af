import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createKey, type Key, listKeys, revokeKey } from "../api/websites.ts";
import { Copyable } from "../ui/Copyable.tsx";
import { AddForm } from "./AddForm.tsx";
import { RemoveDialog } from "./RemoveDialog.tsx";
import type { SettingsPart } from "./SettingsPage.tsx";

const ROLES = [
  ["viewer", "Reads"],
  ["editor", "Reads, shares and marks"],
  ["admin", "Reads and changes everything"],
  ["public", "Only writes recordings"],
] as const;

/** The keys of a website: made, shown once, taken back. */
export function Keys({ client, website }: SettingsPart) {
  const { websiteId } = website;
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: ["keys", websiteId] });
  const keys = useQuery({
    queryKey: ["keys", websiteId],
    queryFn: ({ signal }) => listKeys(client, websiteId, signal),
  });
  const [doomed, setDoomed] = useState<Key | null>(null);
  const create = useMutation({
    mutationFn: (wanted: Parameters<typeof createKey>[2]) => createKey(client, websiteId, wanted),
    onSuccess: renew,
  });
  const revoke = useMutation({
    mutationFn: (key: Key) => revokeKey(client, websiteId, key.keyId),
    onSuccess: () => {
      setDoomed(null);
      return renew();
    },
  });
  const add = (name: string, role: string) =>
    create.mutateAsync(
      role === "public" ? { kind: "public", name } : { kind: "secret", name, role: role as NonNullable<Key["role"]> },
    );
  return (
    <>
      <AddForm
        field={{ "aria-label": "What the key is for", placeholder: "What it is for", maxLength: 100 }}
        roles={{ label: "What the key may do", choices: ROLES }}
        action="Make a key"
        busy={create.isPending}
        problem={keys.error ?? create.error}
        onAdd={add}
      />
      {create.data?.key ? (
        <section className="made">
          <p>
            <strong>This key is shown only now.</strong> Its hash is all that Playhead keeps.
          </p>
          <Copyable text={create.data.key} label="New key" />
        </section>
      ) : null}
      <table className="facts-table">
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">May</th>
            <th scope="col">Made</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span className="visually-hidden">Take back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(keys.data ?? []).map((key) => (
            <tr key={key.keyId}>
              <td>{key.name || (key.kind === "public" ? "Recorders" : "—")}</td>
              <td>{key.kind === "public" ? <code>{key.key}</code> : (key.role ?? "admin")}</td>
              <td>{new Date(key.createdAt).toLocaleDateString()}</td>
              <td>{key.lastUsedOn ?? "—"}</td>
              <td className="end">
                <button type="button" className="quiet" onClick={() => setDoomed(key)}>
                  Revoke
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {doomed ? (
        <RemoveDialog
          title="Revoke this key?"
          action="Revoke it"
          removing={revoke}
          onRemove={() => revoke.mutate(doomed)}
          onClose={() => setDoomed(null)}
        >
          Whatever uses <strong>{doomed.name || "this key"}</strong> stops working at once. It can't be undone.
        </RemoveDialog>
      ) : null}
    </>
  );
}
