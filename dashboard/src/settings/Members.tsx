import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addMember, changeMember, listMembers, type Member, removeMember } from "../api/members.ts";
import type { Role } from "../api/session.ts";
import { AddForm } from "./AddForm.tsx";
import { RemoveDialog } from "./RemoveDialog.tsx";
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
  return (
    <>
      <AddForm
        field={{ type: "email", "aria-label": "Email address", placeholder: "ada@example.org" }}
        roles={{ label: "What they may do", choices: ROLES }}
        action="Invite"
        busy={add.isPending}
        problem={members.error ?? add.error ?? change.error}
        onAdd={(email, role) => add.mutateAsync({ email, role: role as Role })}
      />
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
        <RemoveDialog
          title="Remove this member?"
          action="Remove them"
          removing={remove}
          onRemove={() => remove.mutate(leaving)}
          onClose={() => setLeaving(null)}
        >
          <strong>{leaving.email}</strong> sees this website no more, from their next request on. Notes and links they
          made stay.
        </RemoveDialog>
      ) : null}
    </>
  );
}
