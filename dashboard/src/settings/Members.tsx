import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { addMember, changeMember, listMembers, type Member, removeMember } from "../api/members.ts";
import type { Role } from "../api/session.ts";
import { Dialog } from "../ui/Dialog.tsx";
import type { SettingsPart } from "./SettingsPage.tsx";

const ROLES: readonly (readonly [role: Role, words: string])[] = [
  ["viewer", "Viewer: watches"],
  ["editor", "Editor: also shares, notes and erases recordings"],
  ["admin", "Admin: changes everything"],
];

/** The people of a website: invited, given another role, removed. */
export function Members({ client, website }: SettingsPart) {
  const { websiteId } = website;
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: ["members", websiteId] });
  const members = useQuery({
    queryKey: ["members", websiteId],
    queryFn: ({ signal }) => listMembers(client, websiteId, signal),
  });
  const [leaving, setLeaving] = useState<Member | null>(null);
  const add = useMutation({
    mutationFn: (wanted: { email: string; role: Role }) => addMember(client, websiteId, wanted.email, wanted.role),
    onSuccess: renew,
  });
  const change = useMutation({
    mutationFn: (wanted: { memberId: string; role: Role }) =>
      changeMember(client, websiteId, wanted.memberId, wanted.role),
    onSettled: renew,
  });
  const remove = useMutation({
    mutationFn: (member: Member) => removeMember(client, websiteId, member.memberId),
    onSuccess: () => {
      setLeaving(null);
      return renew();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = new FormData(form);
    add.mutate(
      { email: String(entered.get("email")).trim(), role: entered.get("role") as Role },
      { onSuccess: () => form.reset() },
    );
  };
  const problem = members.error ?? add.error ?? change.error;
  return (
    <>
      {problem ? (
        <p role="alert" className="refused">
          {problem.message}
        </p>
      ) : null}
      <form className="inline-form" onSubmit={submit}>
        <input name="email" type="email" aria-label="Email address" placeholder="ada@example.org" required />
        <select name="role" aria-label="What they may do" defaultValue="viewer">
          {ROLES.map(([role, words]) => (
            <option key={role} value={role}>
              {words}
            </option>
          ))}
        </select>
        <button type="submit" className="primary" disabled={add.isPending}>
          Invite
        </button>
      </form>
      <p className="hint">
        No mail is sent. Whoever signs in by your OpenID provider with this address, verified by it, is this member from
        then on.
      </p>
      {members.data?.length === 0 ? (
        <p className="hint">Nobody yet: only keys open this website.</p>
      ) : (
        <table className="facts-table">
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Role</th>
              <th scope="col">Since</th>
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {(members.data ?? []).map((member) => (
              <tr key={member.memberId}>
                <td>
                  {member.email} {member.hasLoggedIn ? null : <span className="badge">Invited</span>}
                </td>
                <td>
                  <select
                    className="in-table"
                    aria-label={`Role of ${member.email}`}
                    value={member.role}
                    disabled={change.isPending}
                    onChange={(event) => change.mutate({ memberId: member.memberId, role: event.target.value as Role })}
                  >
                    {ROLES.map(([role]) => (
                      <option key={role}>{role}</option>
                    ))}
                  </select>
                </td>
                <td>{new Date(member.addedAt).toLocaleDateString()}</td>
                <td className="end">
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`Remove ${member.email}`}
                    onClick={() => setLeaving(member)}
                  >
                    Remove
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {leaving ? (
        <Dialog title="Remove this member?" onClose={() => setLeaving(null)}>
          <p>
            <strong>{leaving.email}</strong> sees this website no more, from their next request on. Notes and links they
            made stay.
          </p>
          {remove.error ? (
            <p role="alert" className="refused">
              {remove.error.message}
            </p>
          ) : null}
          <button
            type="button"
            className="primary danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate(leaving)}
          >
            Remove them
          </button>
        </Dialog>
      ) : null}
    </>
  );
}
