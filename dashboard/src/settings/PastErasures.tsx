import { useInfiniteQuery } from "@tanstack/react-query";
import type { ApiClient } from "../api/client.ts";
import { listErasures } from "../api/erasures.ts";
import { ago } from "../ui/format.ts";

const KINDS = { user: "A user", visitor: "A visitor", recording: "A recording" } as const;
const STATES = { finding: "Finding", erasing: "Erasing", erased: "Erased" } as const;

/** What was erased before. Of whom is forgotten with it. */
export function PastErasures(props: {
  client: ApiClient;
  websiteId: string;
  shown: string | null;
  onShow: (erasureId: string) => void;
}) {
  const { client, websiteId } = props;
  const list = useInfiniteQuery({
    queryKey: ["erasures", websiteId],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      listErasures(client, websiteId, pageParam === "" ? undefined : pageParam, signal),
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 0,
  });
  const erasures = (list.data?.pages ?? []).flatMap((page) => page.erasures);
  return (
    <section>
      <h2>Erased before</h2>
      {list.isError ? (
        <p role="alert" className="refused">
          {list.error.message}
        </p>
      ) : list.data && erasures.length === 0 ? (
        <p className="hint">Nothing was erased yet.</p>
      ) : (
        <table className="facts-table">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Asked for</th>
              <th scope="col">By</th>
              <th scope="col" className="end">
                Recordings
              </th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Report</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {erasures.map((one) => (
              <tr key={one.erasureId} aria-current={one.erasureId === props.shown ? "true" : undefined}>
                <td>{KINDS[one.kind]}</td>
                <td>{ago(one.requestedAt, Date.now())}</td>
                <td>{one.requestedBy.replace(/^(\w+:\w{8}).*/, "$1")}</td>
                <td className="end">{one.recordings.toLocaleString()}</td>
                <td>{STATES[one.state]}</td>
                <td className="end">
                  <button type="button" className="quiet" onClick={() => props.onShow(one.erasureId)}>
                    Report
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage ? (
        <button type="button" className="quiet" onClick={() => void list.fetchNextPage()}>
          Earlier ones
        </button>
      ) : null}
    </section>
  );
}
