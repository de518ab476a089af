import {
  Bug,
  ChartLine,
  Clapperboard,
  Database,
  FileText,
  Flame,
  Funnel,
  Gauge,
  LogOut,
  Moon,
  MousePointerClick,
  Settings,
  Sun,
} from "lucide-react";
import type { ReactNode } from "react";
import { Mark } from "../ui/Mark.tsx";
import { nameOf, useMe } from "./me.tsx";
import { PAGES, type Page, pageHref } from "./route.ts";
import { changeTheme, useShownTheme } from "./theme.ts";

const LOOKS: Readonly<Record<Page, readonly [name: string, icon: ReactNode]>> = {
  recordings: ["Recordings", <Clapperboard key="icon" size={17} />],
  overview: ["Overview", <ChartLine key="icon" size={17} />],
  pages: ["Pages", <FileText key="icon" size={17} />],
  elements: ["Elements", <MousePointerClick key="icon" size={17} />],
  heatmap: ["Heatmap", <Flame key="icon" size={17} />],
  funnel: ["Funnel", <Funnel key="icon" size={17} />],
  errors: ["Errors", <Bug key="icon" size={17} />],
  vitals: ["Vitals", <Gauge key="icon" size={17} />],
  sql: ["SQL", <Database key="icon" size={17} />],
  settings: ["Settings", <Settings key="icon" size={17} />],
};

/** What stands around every page: the way between pages, the website, the theme, the way out. */
export function Frame(props: {
  children: ReactNode;
  onLeave: () => void;
  /** Narrow, to leave the room to what is watched. */
  rail?: boolean;
  page?: Page;
  websiteId?: string | null;
  /** Chooses the website. */
  picker?: ReactNode;
}) {
  const theme = useShownTheme();
  const me = useMe();
  return (
    <div className={props.rail ? "frame frame-rail" : "frame"}>
      <button type="button" className="skip-link" onClick={() => document.getElementById("main")?.focus()}>
        Skip to the content
      </button>
      <header className="side">
        <a
          className="brand"
          aria-label="Playhead, all recordings"
          href={pageHref("recordings", props.websiteId ?? null)}
        >
          <Mark />
          <span>Playhead</span>
        </a>
        {props.picker}
        <nav aria-label="Pages">
          <ul>
            {PAGES.map((page) => {
              const [name, icon] = LOOKS[page];
              return (
                <li key={page}>
                  <a
                    href={pageHref(page, props.websiteId ?? null)}
                    aria-label={name}
                    title={props.rail ? name : undefined}
                    aria-current={page === props.page ? "page" : undefined}
                  >
                    {icon}
                    <span>{name}</span>
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className="side-foot">
          {me ? (
            <span className="who" title={`Signed in as ${nameOf(me)}`}>
              {nameOf(me)}
            </span>
          ) : null}
          <button
            type="button"
            className="icon"
            aria-label={theme === "dark" ? "Light theme" : "Dark theme"}
            title={theme === "dark" ? "Light theme" : "Dark theme"}
            onClick={() => changeTheme(theme === "dark" ? "light" : "dark")}
          >
            {theme === "dark" ? <Sun size={17} /> : <Moon size={17} />}
          </button>
          <button type="button" className="icon" aria-label="Sign out" title="Sign out" onClick={props.onLeave}>
            <LogOut size={17} />
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}
