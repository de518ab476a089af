package dev.playhead.endtoend;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.playhead.standalone.RunningPlayhead;

/** Somebody of the team who looks at the dashboard. */
final class Viewer {

    private final Page page;
    private final RunningPlayhead playhead;

    Viewer(BrowserContext profile, RunningPlayhead playhead) {
        this.page = profile.newPage();
        this.playhead = playhead;
        page.navigate(playhead.gateway() + "#key=" + playhead.adminKey());
        page.getByText("Recordings").first().waitFor();
    }

    Page page() {
        return page;
    }

    /** Opens a recording, live or stored, whichever it is. */
    FrameLocator open(String recordingId) {
        page.navigate(playhead.gateway() + "#/recordings/" + recordingId);
        return replay();
    }

    FrameLocator replay() {
        return page.frameLocator("[data-testid=player] iframe");
    }

    Locator row(String recordingId) {
        return page.locator("[data-testid=recording-row][data-recording-id='" + recordingId + "']");
    }
}
