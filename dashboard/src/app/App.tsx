import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { ApiClient } from "../api/client.ts";
import { PlayerPage } from "../player/PlayerPage.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Frame } from "./Frame.tsx";
import { KeyForm } from "./KeyForm.tsx";
import { listHref, useRoute } from "./route.ts";
import { SharedPage } from "./SharedPage.tsx";
import { forgetKey, openSession, rememberKey } from "./session.ts";
import { openShared } from "./sharing.ts";
import { WebsiteArea } from "./WebsiteArea.tsx";
import { WebsitePage } from "./WebsitePage.tsx";

const VisitorPage = lazy(async () => ({ default: (await import("../visitors/VisitorPage.tsx")).VisitorPage }));

export function App() {
  const [key, setKey] = useState(() => openSession(window.location, window.history, window.sessionStorage));
  const [refused, setRefused] = useState<string | null>(null);
  const client = useMemo(() => (key === null ? null : new ApiClient({ kind: "key", key })), [key]);
  const [shared, setShared] = useState(() => openShared(window.location, window.history, window.sessionStorage));
  const route = useRoute();

  useEffect(() => {
    const onHash = () => {
      setShared(openShared(window.location, window.history, window.sessionStorage));
      setKey(openSession(window.location, window.history, window.sessionStorage));
    };
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);

  const enter = useCallback((entered: string) => {
    rememberKey(entered, window.sessionStorage);
    setRefused(null);
    setKey(entered);
  }, []);

  const leave = useCallback((why: string | null) => {
    forgetKey(window.sessionStorage);
    setRefused(why);
    setKey(null);
  }, []);

  if (shared !== null || route.page === "shared") return <SharedPage key={shared?.token} link={shared} />;
  if (client === null) return <KeyForm refused={refused} onEnter={enter} />;

  const onUnauthorized = () => leave("That key was not accepted. Keys are shown once, when a website is created.");
  switch (route.page) {
    case "recordings":
    case "overview":
    case "elements":
    case "errors":
    case "pages":
    case "vitals":
    case "sql":
    case "settings":
      return (
        <WebsiteArea
          client={client}
          page={route.page}
          websiteId={route.websiteId}
          onLeave={() => leave(null)}
          onUnauthorized={onUnauthorized}
        >
          {(websiteId) => (
            <Suspense>
              <WebsitePage
                client={client}
                page={route.page}
                websiteId={websiteId}
                conditions={route.conditions}
                onUnauthorized={onUnauthorized}
              />
            </Suspense>
          )}
        </WebsiteArea>
      );
    case "recording":
      return (
        <Frame onLeave={() => leave(null)} rail>
          <PlayerPage
            key={route.recordingId}
            client={client}
            recordingId={route.recordingId}
            atMs={route.atMs}
            onUnauthorized={onUnauthorized}
          />
        </Frame>
      );
    case "visitor":
      return (
        <Frame onLeave={() => leave(null)} websiteId={route.websiteId}>
          <Suspense>
            <VisitorPage
              key={route.visitorUid}
              client={client}
              visitorUid={route.visitorUid}
              websiteId={route.websiteId}
              onUnauthorized={onUnauthorized}
            />
          </Suspense>
        </Frame>
      );
    case "unknown":
      return (
        <Frame onLeave={() => leave(null)}>
          <Notice
            alone
            title="This page doesn't exist"
            tone="empty"
            action={<a href={listHref(null)}>To the recordings</a>}
          >
            The address may be cut off.
          </Notice>
        </Frame>
      );
  }
}
