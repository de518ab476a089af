import {
  Bug,
  ChartLine,
  Clapperboard,
  Database,
  FileText,
  Gauge,
  LogOut,
  Moon,
  MousePointerClick,
  Settings,
  Sun,
} from "lucide-react";
import type { ReactNode } from "react";
import { Mark } from "../ui/Mark.tsx";
import { type Page, pageHref } from "./route.ts";
import { useTheme } from "./theme.ts";

const ITEMS: readonly { readonly page: Page; readonly name: string; readonly icon: ReactNode }[] = [
  { page: "recordings", name: "Recordings", icon: <Clapperboard size={17} /> },
  { page: "overview", name: "Overview", icon: <ChartLine size={17} /> },
  { page: "elements", name: "Clicks", icon: <MousePointerClick size={17} /> },
  { page: "errors", name: "Errors", icon: <Bug size={17} /> },
  { page: "pages", name: "Pages", icon: <FileText size={17} /> },
  { page: "vitals", name: "Vitals", icon: <Gauge size={17} /> },
  { page: "sql", name: "SQL", icon: <Database size={17} /> },
  { page: "settings", name: "Settings", icon: <Settings size={17} /> },
];

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
  const [theme, changeTheme] = useTheme();
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
            {ITEMS.map(({ page, name, icon }) => (
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
            ))}
          </ul>
        </nav>
        <div className="side-foot">
          <button
            type="button"
            className="icon"
            aria-label={theme === "dark" ? "Light theme" : "Dark theme"}
            title={theme === "dark" ? "Light theme" : "Dark theme"}
            onClick={() => changeTheme(theme === "dark" ? "light" : "dark")}
          >
            {theme === "dark" ? <Sun size={17} /> : <Moon size={17} />}
          </button>
          <button type="button" className="icon" aria-label="Forget key" title="Forget key" onClick={props.onLeave}>
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
