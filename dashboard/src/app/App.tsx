import { lazy, Suspense, useEffect, useState } from "react";
import { PlayerPage } from "../player/PlayerPage.tsx";
import { Failed } from "../ui/Failed.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Frame } from "./Frame.tsx";
import { SignedIn } from "./me.tsx";
import { listHref, useRoute } from "./route.ts";
import { SharedPage } from "./SharedPage.tsx";
import { SignIn } from "./SignIn.tsx";
import type { Arrival } from "./session.ts";
import { openShared } from "./sharing.ts";
import { type Session, useSession } from "./useSession.ts";
import { WebsiteArea } from "./WebsiteArea.tsx";
import { WebsitePage } from "./WebsitePage.tsx";

const VisitorPage = lazy(async () => ({ default: (await import("../visitors/VisitorPage.tsx")).VisitorPage }));

export function App(props: { arrival: Arrival }) {
  const [shared, setShared] = useState(() => openShared(window.location, window.history, window.sessionStorage));
  const route = useRoute();
  useEffect(() => {
    const onHash = () => setShared(openShared(window.location, window.history, window.sessionStorage));
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  if (shared !== null || route.page === "shared") return <SharedPage key={shared?.token} link={shared} />;
  return <Door arrival={props.arrival} />;
}

/** Lets in who may see something. */
function Door(props: { arrival: Arrival }) {
  const session = useSession(props.arrival);
  const { standing } = session;
  switch (standing.kind) {
    case "asking":
      return <main className="door" aria-busy="true" />;
    case "out":
      return <SignIn refused={standing.why} onEnter={session.enter} />;
    case "failed":
      return (
        <main className="door">
          <Failed alone title="Playhead doesn't answer" problem={standing.problem} onRetry={session.renew} />
        </main>
      );
    case "in":
      return (
        <SignedIn me={standing.me}>
          <Inside session={session} />
        </SignedIn>
      );
  }
}

/** The client itself tells the session that it is over; pages need not do anything about it. */
function alreadyTold() {}

function Inside(props: { session: Session }) {
  const { client, leave } = props.session;
  const route = useRoute();
  if (client === null) return null;
  const onUnauthorized = alreadyTold;
  switch (route.page) {
    case "recordings":
    case "overview":
    case "pages":
    case "elements":
    case "heatmap":
    case "funnel":
    case "errors":
    case "vitals":
    case "sql":
    case "settings":
      return (
        <WebsiteArea
          client={client}
          page={route.page}
          websiteId={route.websiteId}
          onLeave={leave}
          onWebsites={props.session.renew}
        >
          {(websiteId) => (
            <Suspense>
              <WebsitePage
                client={client}
                page={route.page}
                websiteId={websiteId}
                conditions={route.conditions}
                own={route.own ?? {}}
                onUnauthorized={onUnauthorized}
              />
            </Suspense>
          )}
        </WebsiteArea>
      );
    case "recording":
      return (
        <Frame onLeave={leave} rail>
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
        <Frame onLeave={leave} websiteId={route.websiteId}>
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
        <Frame onLeave={leave}>
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
