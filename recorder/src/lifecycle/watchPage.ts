export interface PageEvents {
  /** The page is being left. */
  leave(): void;
  /** It is back from the back/forward cache. */
  comeBack(): void;
  hide(): void;
  show(): void;
}

/** Calls back when the page is left, hidden or back; returns how to end it. */
export function watchPage(page: PageEvents, report: (error: unknown) => void): () => void {
  const ends: (() => void)[] = [];
  const on = (target: EventTarget, name: string, listener: (event: Event) => void): void => {
    const safely = (event: Event): void => {
      try {
        listener(event);
      } catch (error) {
        report(error);
      }
    };
    target.addEventListener(name, safely);
    ends.push(() => target.removeEventListener(name, safely));
  };
  on(window, "pagehide", page.leave);
  on(window, "pageshow", (event) => {
    if ((event as PageTransitionEvent).persisted) page.comeBack();
  });
  on(document, "visibilitychange", () => (document.visibilityState === "hidden" ? page.hide() : page.show()));
  return () => {
    for (const end of ends) end();
  };
}
