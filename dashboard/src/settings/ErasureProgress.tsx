import { useQuery } from "@tanstack/react-query";
import type { ApiClient } from "../api/client.ts";
import { type Erasure, type Remains, readErasure } from "../api/erasures.ts";
import { counted } from "../ui/format.ts";

const LOOK_AGAIN_MS = 1_000;
const LOOK_AGAIN_LATER_MS = 10_000;
/** Objects that other recordings share are written anew minutes later: no need to ask every second. */
const SOON_MS = 60_000;

const REMAINS: Readonly<Record<Remains, string>> = {
  lists: "Some may still be listed: it takes seconds.",
  facts: "Clicks, errors and other facts are being deleted.",
  segments: "Stored events are being deleted; objects that other recordings share are written anew, within the hour.",
  log: "The log keeps the raw uploads",
};

/** One erasure as it goes on, and in the end what is gone. */
export function ErasureProgress(props: { client: ApiClient; websiteId: string; erasureId: string }) {
  const { client, websiteId, erasureId } = props;
  const report = useQuery({
    queryKey: ["erasure", websiteId, erasureId],
    queryFn: ({ signal }) => readErasure(client, websiteId, erasureId, signal),
    refetchInterval: ({ state }) => {
      const erasure = state.data?.erasure;
      if (erasure?.state === "erased") return false;
      return erasure && Date.now() - erasure.requestedAt > SOON_MS ? LOOK_AGAIN_LATER_MS : LOOK_AGAIN_MS;
    },
    staleTime: 0,
  });
  if (report.isError) {
    return (
      <p role="alert" className="refused">
        {report.error.message}
      </p>
    );
  }
  const { erasure, recordings = [], nextCursor = null } = report.data ?? {};
  return (
    <section className="check erasure" aria-label="Report" data-testid="erasure-report">
      {erasure ? <Said erasure={erasure} /> : <p className="hint">Asking…</p>}
      {recordings.length > 0 ? (
        <table className="facts-table">
          <thead>
            <tr>
              <th scope="col">Recording</th>
              <th scope="col">Lists and player</th>
              <th scope="col">Facts</th>
              <th scope="col">Stored events</th>
              <th scope="col">Log</th>
            </tr>
          </thead>
          <tbody>
            {recordings.map((one) => (
              <tr key={one.recordingId}>
                <td>
                  <code>{one.recordingId.slice(0, 8)}</code>
                </td>
                <td>Gone</td>
                <td>{one.factsAt === null ? "Being deleted" : "Gone"}</td>
                <td>{one.segmentsAt === null ? "Being deleted" : "Gone"}</td>
                <td>{one.remains.includes("log") ? `Until ${when(one.kafkaUntil)}` : "Gone"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {nextCursor === null ? null : <p className="hint">The first 100 are shown.</p>}
    </section>
  );
}

function Said(props: { erasure: Erasure }) {
  const { state, recordings, erased, kafkaUntil, remains } = props.erasure;
  const done = state === "erased";
  return (
    <>
      <p role="status">
        <span className={done ? "badge badge-ready" : "badge badge-live"}>
          {state === "finding" ? "Finding" : done ? "Erased" : "Erasing"}
        </span>
        {state === "finding"
          ? ` ${counted(recordings, "recording")} so far. The log is being read to its end.`
          : recordings === 0
            ? " Nothing was recorded under this id."
            : ` ${erased.toLocaleString()} of ${counted(recordings, "recording")} gone.`}
      </p>
      <progress
        className="quota"
        max={Math.max(1, recordings)}
        value={done ? Math.max(1, recordings) : erased}
        aria-label="Erased"
      />
      {recordings > 0 && remains.length > 0 ? (
        <ul className="bullets" aria-label="What remains">
          {remains.map((one) => (
            <li key={one}>
              {REMAINS[one]}
              {one === "log"
                ? `${kafkaUntil === null ? "" : ` until ${when(kafkaUntil)}`}; nobody can read them here.`
                : ""}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function when(at: number): string {
  return new Date(at).toLocaleString(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}
