import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { createKey, type Key, listKeys, revokeKey } from "../api/websites.ts";
import { Copyable } from "../ui/Copyable.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { SettingsPart } from "./SettingsPage.tsx";

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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = String(form.get("role"));
    const name = String(form.get("name")).trim();
    create.mutate(
      role === "public" ? { kind: "public", name } : { kind: "secret", name, role: role as NonNullable<Key["role"]> },
    );
    event.currentTarget.reset();
  };
  const problem = keys.error ?? create.error;
  return (
    <>
      {problem ? (
        <p role="alert" className="refused">
          {problem.message}
        </p>
      ) : null}
      <form className="inline-form" onSubmit={submit}>
        <input name="name" aria-label="What the key is for" placeholder="What it is for" maxLength={100} required />
        <select name="role" aria-label="What the key may do" defaultValue="viewer">
          <option value="viewer">Reads</option>
          <option value="editor">Reads, shares and marks</option>
          <option value="admin">Reads and changes everything</option>
          <option value="public">Only writes recordings</option>
        </select>
        <button type="submit" className="primary" disabled={create.isPending}>
          Make a key
        </button>
      </form>
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
        <Dialog title="Revoke this key?" onClose={() => setDoomed(null)}>
          <p>
            Whatever uses <strong>{doomed.name || "this key"}</strong> stops working at once. It can't be undone.
          </p>
          {revoke.error ? (
            <p role="alert" className="refused">
              {revoke.error.message}
            </p>
          ) : null}
          <button
            type="button"
            className="primary danger"
            disabled={revoke.isPending}
            onClick={() => revoke.mutate(doomed)}
          >
            Revoke it
          </button>
        </Dialog>
      ) : null}
    </>
  );
}
