import { createRoot } from "react-dom/client";
import { OfflinePage } from "./OfflinePage.tsx";
import "../src/styles/tokens.css";
import "../src/styles/base.css";
import "../src/styles/player.css";
import "./offline.css";

function text(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
const about = JSON.parse(text("about")) as { exportedAt: number };
createRoot(root).render(<OfflinePage base64={text("events")} exportedAt={about.exportedAt} />);
