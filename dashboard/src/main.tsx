import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { arrive } from "./app/session.ts";
import { openShared } from "./app/sharing.ts";
import { applyStoredTheme } from "./app/theme.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/filters.css";
import "./styles/recordings.css";
import "./styles/player.css";
import "./styles/preview.css";
import "./styles/notes.css";
import "./styles/visitors.css";
import "./styles/dialog.css";
import "./styles/settings.css";
import "./styles/insights.css";
import "./styles/heatmap.css";
import "./styles/funnel.css";
import "./styles/sql.css";

// before anything is drawn: whoever follows a link with a key or to a recording may move on at once
openShared(window.location, window.history, window.sessionStorage);
const arrival = arrive(window.location, window.history);

applyStoredTheme();

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1 } } });
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App arrival={arrival} />
    </QueryClientProvider>
  </StrictMode>,
);
