import { type ReactNode, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { RecordingDetail } from "../api/types.ts";
import { MomentList } from "./MomentList.tsx";
import type { Moment, MomentKind } from "./moments.ts";
import { VisitInfo } from "./VisitInfo.tsx";

const TABS: readonly { readonly id: string; readonly name: string; readonly kinds: readonly MomentKind[] }[] = [
  {
    id: "events",
    name: "Events",
    kinds: ["page", "click", "rage", "dead", "back", "error", "track", "identify", "vital"],
  },
  { id: "console", name: "Console", kinds: ["console", "error"] },
  { id: "network", name: "Network", kinds: ["network"] },
];

/** What happened, beside the replay and in step with it. */
export function SidePanel(props: {
  moments: readonly Moment[];
  detail: RecordingDetail | null;
  at: number;
  playing: boolean;
  /** Why clicks are missing, if they are. */
  notice: string | null;
  /** What people wrote; absent where nobody may read it. */
  notes?: { readonly count: number; readonly panel: ReactNode };
  onSeek: (to: number) => void;
}) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = wanted === "" ? props.moments : props.moments.filter((moment) => contains(moment, wanted));
  return (
    <aside className="panel" aria-label="What happened">
      <Tabs className="panel-tabs">
        <TabList className="tabs" aria-label="What to list">
          {TABS.map(({ id, name, kinds }) => (
            <Tab key={id} id={id} className="tab">
              {name}
              <Count of={props.moments.filter(({ kind }) => kinds.includes(kind)).length} />
            </Tab>
          ))}
          {props.notes ? (
            <Tab id="notes" className="tab">
              Notes
              <Count of={props.notes.count} />
            </Tab>
          ) : null}
          <Tab id="info" className="tab">
            Visit
          </Tab>
        </TabList>
        {TABS.map(({ id, name, kinds }) => (
          <TabPanel key={id} id={id} className="tab-panel">
            <input
              className="panel-search"
              type="search"
              placeholder={`Search ${name.toLowerCase()}`}
              aria-label={`Search ${name.toLowerCase()}`}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            {props.notice && id === "events" ? <p className="hint panel-notice">{props.notice}</p> : null}
            <MomentList
              moments={found.filter(({ kind }) => kinds.includes(kind))}
              empty={wanted === "" ? NOTHING[id] : `Nothing with “${search.trim()}”.`}
              at={props.at}
              playing={props.playing}
              onSeek={props.onSeek}
            />
          </TabPanel>
        ))}
        {props.notes ? (
          <TabPanel id="notes" className="tab-panel">
            {props.notes.panel}
          </TabPanel>
        ) : null}
        <TabPanel id="info" className="tab-panel">
          <VisitInfo detail={props.detail} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}

function Count(props: { of: number }) {
  return props.of === 0 ? null : <small>{props.of > 9_999 ? "9,999+" : props.of.toLocaleString()}</small>;
}

const NOTHING: Readonly<Record<string, string>> = {
  events: "Nothing was clicked, and nothing went wrong.",
  console: "The page wrote nothing, or this website doesn't record the console.",
  network: "No request was recorded: this website may not record requests.",
};

function contains(moment: Moment, wanted: string): boolean {
  return moment.title.toLowerCase().includes(wanted) || moment.detail.toLowerCase().includes(wanted);
}
