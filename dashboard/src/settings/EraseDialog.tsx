import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { requestErasure } from "../api/erasures.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Refused } from "../ui/Refused.tsx";

const MOST = 100;

type Kind = "userId" | "visitorUid";

/** Says whose recordings would go, and asks once more. */
export function EraseDialog(props: {
  client: ApiClient;
  websiteId: string;
  id: string;
  onClose: () => void;
  onErasing: (erasureId: string) => void;
}) {
  const { client, websiteId, id } = props;
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Kind | null>(null);
  const found = useQuery({
    queryKey: ["erasable", websiteId, id],
    queryFn: async ({ signal }) => {
      const count = async (kind: Kind) => {
        const page = await client.recordings({ websiteId, [kind]: id, limit: MOST }, signal);
        return { count: page.recordings.length, more: page.nextCursor !== null };
      };
      const [userId, visitorUid] = await Promise.all([count("userId"), count("visitorUid")]);
      return { userId, visitorUid };
    },
    staleTime: 0,
    retry: false,
  });
  // where only one of both has recordings, it is the one that is meant
  const kind: Kind =
    chosen ??
    (found.data && found.data.userId.count === 0 && found.data.visitorUid.count > 0 ? "visitorUid" : "userId");
  const erase = useMutation({
    mutationFn: () => requestErasure(client, websiteId, kind === "userId" ? { userId: id } : { visitorUid: id }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ["erasures", websiteId] });
      props.onErasing(made.erasureId);
    },
  });
  const words = (of: Kind) => {
    const counted = found.data?.[of];
    if (counted === undefined) return found.isError ? "" : "looking…";
    if (counted.more) return `more than ${MOST} recordings`;
    return `${counted.count} ${counted.count === 1 ? "recording" : "recordings"}`;
  };
  return (
    <Dialog title="Erase for good?" onClose={props.onClose}>
      <p>
        What was recorded of <strong className="erase-id">{id}</strong> will be gone: it can't be brought back, by
        nobody.
      </p>
      <fieldset className="erase-kinds">
        <legend className="visually-hidden">Whose id is it?</legend>
        {(
          [
            ["userId", "The user with this id"],
            ["visitorUid", "The visitor with this id"],
          ] as const
        ).map(([value, name]) => (
          <label key={value} className="level">
            <input type="radio" name="kind" checked={kind === value} onChange={() => setChosen(value)} />
            <span>
              <strong>{name}</strong>
              <small>{words(value)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {found.data && found.data.userId.count + found.data.visitorUid.count === 0 ? (
        <p className="hint">No recording is listed for this id. One that has just arrived would still be found.</p>
      ) : null}
      <Refused problem={erase.error} />
      <div className="save-line">
        <button
          type="button"
          className="primary danger"
          disabled={erase.isPending || found.isPending}
          onClick={() => erase.mutate()}
        >
          Erase for good
        </button>
        <button type="button" className="quiet" onClick={props.onClose}>
          Keep it
        </button>
      </div>
    </Dialog>
  );
}
