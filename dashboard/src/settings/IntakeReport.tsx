import { useQuery } from "@tanstack/react-query";
import type { ApiClient } from "../api/client.ts";
import { type Intake, readIntake } from "../api/intake.ts";
import { ago } from "../ui/format.ts";
import { reasonOf } from "./reasons.ts";

const HOURS = 24;
const HOUR_MS = 3_600_000;
const LOOK_AGAIN_MS = 5_000;

/** What pages sent in the last day, what was taken of it, and why the rest was not. */
export function IntakeReport(props: { client: ApiClient; websiteId: string }) {
  const { client, websiteId } = props;
  const intake = useQuery({
    queryKey: ["intake", websiteId],
    queryFn: ({ signal }) => readIntake(client, websiteId, HOURS, signal),
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  });
  return (
    <section className="intake" aria-label="The last 24 hours" aria-busy={intake.isPending}>
      <h2>The last 24 hours</h2>
      {intake.data ? (
        <Counts intake={intake.data} />
      ) : intake.isError ? (
        <p className="hint">What arrived can't be told at the moment: {intake.error.message}</p>
      ) : null}
    </section>
  );
}

function Counts(props: { intake: Intake }) {
  const { received, accepted, rejected, reasons, lastAcceptedAt } = props.intake;
  const byHour = everyHour(props.intake, Date.now());
  const most = Math.max(1, ...byHour.map((hour) => hour.accepted + hour.rejected));
  return (
    <>
      <dl className="numbers">
        <div>
          <dt>Received</dt>
          <dd>{received.toLocaleString()}</dd>
        </div>
        <div>
          <dt>Accepted</dt>
          <dd>
            {accepted.toLocaleString()}
            {lastAcceptedAt === null ? null : <small>last {ago(lastAcceptedAt, Date.now())}</small>}
          </dd>
        </div>
        <div>
          <dt>Rejected</dt>
          <dd className={rejected > 0 ? "numbers-bad" : undefined}>{rejected.toLocaleString()}</dd>
        </div>
      </dl>
      {received === 0 ? (
        <p className="hint">
          Nothing arrived at all: no page has the tag, nobody has opened one, or something on the way (a content
          blocker, a Content-Security-Policy, a proxy) stops it.
        </p>
      ) : (
        <ol className="hours" aria-label="By hour">
          {byHour.map((hour) => (
            <li
              key={hour.hour}
              title={`${new Date(hour.hour).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" })}: ${hour.accepted.toLocaleString()} accepted, ${hour.rejected.toLocaleString()} rejected`}
            >
              <i className="hours-bad" style={{ height: `${(hour.rejected / most) * 100}%` }} />
              <i style={{ height: `${(hour.accepted / most) * 100}%` }} />
            </li>
          ))}
        </ol>
      )}
      {reasons.length === 0 ? null : (
        <ul className="reasons" aria-label="Why something was rejected">
          {reasons.map(({ reason, count, lastAt }) => {
            const { words, advice } = reasonOf(reason);
            return (
              <li key={reason} data-testid="reason">
                <strong>{count.toLocaleString()}</strong>
                <span>
                  <b>{words}</b> <small>last {ago(lastAt, Date.now())}</small>
                  <br />
                  {advice}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** The hours up to now, also those in which nothing came: the server tells of the others only. */
function everyHour(intake: Intake, now: number): Intake["byHour"] {
  const told = new Map(intake.byHour.map((hour) => [hour.hour, hour]));
  const last = now - (now % HOUR_MS);
  return Array.from({ length: intake.hours }, (_, at) => {
    const hour = last - (intake.hours - 1 - at) * HOUR_MS;
    return told.get(hour) ?? { hour, accepted: 0, rejected: 0 };
  });
}
