import { useQuery } from "@tanstack/react-query";
import { readUsage } from "../api/websites.ts";
import { size } from "../ui/format.ts";
import type { SettingsPart } from "./SettingsPage.tsx";

/** What the website used this month, and what of it wasn't kept. */
export function UsageOfMonth({ client, website }: SettingsPart) {
  const usage = useQuery({
    queryKey: ["usage", website.websiteId],
    queryFn: ({ signal }) => readUsage(client, website.websiteId, signal),
  });
  if (usage.isError) {
    return (
      <p role="alert" className="refused">
        {usage.error.message}
      </p>
    );
  }
  if (!usage.data) return <p className="hint">Counting…</p>;
  const { month, quota, recordings, events, rawBytes, storedBytes, days } = usage.data;
  const most = Math.max(1, ...days.map((day) => day.recordings));
  const sum = (of: "duplicateEvents" | "fencedEvents" | "unreadableEvents") =>
    days.reduce((total, day) => total + day[of], 0);
  return (
    <>
      <dl className="numbers">
        <div>
          <dt>Recordings in {month}</dt>
          <dd>
            {recordings.toLocaleString()}
            <small>{quota === 0 ? "no limit" : `of ${quota.toLocaleString()}`}</small>
          </dd>
        </div>
        <div>
          <dt>Events</dt>
          <dd>{events.toLocaleString()}</dd>
        </div>
        <div>
          <dt>Stored</dt>
          <dd>
            {size(storedBytes)}
            <small>of {size(rawBytes)} raw</small>
          </dd>
        </div>
      </dl>
      {quota > 0 ? (
        <progress className="quota" max={quota} value={Math.min(quota, recordings)} aria-label="Used of the quota" />
      ) : null}
      <ol className="day-bars" aria-label="Recordings a day">
        {days.map((day) => (
          <li key={day.day} title={`${day.day}: ${day.recordings.toLocaleString()} recordings`}>
            <i style={{ height: `calc((100% - 20px) * ${day.recordings / most})` }} />
            <span>{day.day.slice(-2)}</span>
          </li>
        ))}
      </ol>
      <p className="hint">
        Not kept of what arrived: {sum("duplicateEvents").toLocaleString()} events that came again,{" "}
        {sum("fencedEvents").toLocaleString()} after a stop or over quota, {sum("unreadableEvents").toLocaleString()}{" "}
        that couldn't be read.
      </p>
    </>
  );
}
