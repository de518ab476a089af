import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Star } from "lucide-react";
import type { ApiClient } from "../api/client.ts";
import { type Marks, readMarks } from "../api/marks.ts";

/** The team's star, shown at once and taken back should it fail. */
export function StarButton(props: { client: ApiClient; recordingId: string }) {
  const { client, recordingId } = props;
  const queries = useQueryClient();
  const queryKey = ["marks", recordingId];
  const marks = useQuery({ queryKey, queryFn: ({ signal }) => readMarks(client, recordingId, signal) });
  const star = useMutation({
    mutationFn: (starred: boolean) => client.mark(recordingId, { starred }),
    onMutate: (starred) => queries.setQueryData<Marks>(queryKey, (before) => before && { ...before, starred }),
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  const starred = marks.data?.starred ?? false;
  return (
    <>
      <button
        type="button"
        className={starred ? "tool tool-star star-on" : "tool tool-star"}
        aria-pressed={starred}
        disabled={!marks.isSuccess}
        onClick={() => star.mutate(!starred)}
      >
        <Star size={15} aria-hidden="true" />
        Star
      </button>
      {star.isError ? (
        <span role="alert" className="refused">
          {star.error.message}
        </span>
      ) : null}
    </>
  );
}
