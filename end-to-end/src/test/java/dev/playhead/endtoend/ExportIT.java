package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.playhead.embedded.FreePorts;
import dev.playhead.standalone.RunningPlayhead;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that somebody takes along plays from the disk, and what it recorded can do nothing there. */
class ExportIT {
    private static final String PLAYER = "[data-testid=player] iframe";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @TempDir
    Path disk;

    @Test
    void aRealRecordingLooksTheSameFromTheDiskWithoutANetwork() throws IOException {
        RealRecordings.RealRecording real = RealRecordings.named("api-console");
        NativeRecorder recorder = new NativeRecorder(api, playhead.websiteId());
        assertThat(recorder.send(new String(real.ndjson(), StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(204);

        try (Chromium chromium = new Chromium();
                BrowserContext team = chromium.profile();
                BrowserContext elsewhere = chromium.profile()) {
            Viewer viewer = new Viewer(team, playhead);
            recorder.stop();
            await().atMost(SOON).untilAsserted(() -> assertThat(api.state(recorder.recordingUid()))
                    .isEqualTo("stopped"));
            viewer.open(recorder.recordingUid());
            String online = treeAtTheEnd(viewer.page());
            List<String> asked = new CopyOnWriteArrayList<>();
            Page page = openFromDisk(elsewhere, recorder, asked);

            assertThat(treeAtTheEnd(page)).isEqualTo(online).hasSizeGreaterThan(500);
            assertThat(asked)
                    .allMatch(url -> url.startsWith("file:") || url.startsWith("data:") || url.startsWith("blob:"));
        }
    }

    @Test
    void aHostileRecordingRunsNothingInThePlayerNorFromTheDisk() throws IOException {
        List<String> attacks = new CopyOnWriteArrayList<>();
        int port = FreePorts.any();
        HttpServer attacker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        attacker.createContext("/", exchange -> {
            attacks.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        attacker.start();
        try (Chromium chromium = new Chromium();
                BrowserContext team = chromium.profile();
                BrowserContext elsewhere = chromium.profile()) {
            NativeRecorder recorder = new NativeRecorder(api, playhead.websiteId());
            assertThat(recorder.send(hostileVisit("http://127.0.0.1:" + port)).statusCode())
                    .isEqualTo(204);
            recorder.stop();
            await().atMost(SOON).untilAsserted(() -> assertThat(api.state(recorder.recordingUid()))
                    .isEqualTo("stopped"));
            Viewer viewer = new Viewer(team, playhead);
            viewer.open(recorder.recordingUid());
            Page offline = openFromDisk(elsewhere, recorder, new CopyOnWriteArrayList<>());

            for (Page page : List.of(viewer.page(), offline)) {
                String address = page.url();
                FrameLocator replay = atTheEnd(page);
                replay.getByText("This page tried to run scripts.").waitFor();
                assertThat(page.url()).isEqualTo(address);
                assertThat(page.evaluate("'attacked' in window")).isEqualTo(false);
                assertThat(replay.locator("body").evaluate("body => 'attacked' in body.ownerDocument.defaultView"))
                        .isEqualTo(false);
            }
            assertThat(attacks).isEmpty();
        } finally {
            attacker.stop(0);
        }
    }

    private Page openFromDisk(BrowserContext elsewhere, NativeRecorder recorder, List<String> asked)
            throws IOException {
        String html = api.get("/api/v1/replay/" + recorder.recordingUid() + "/export?format=html")
                .body();
        Path file = Files.writeString(disk.resolve(recorder.recordingUid() + ".html"), html);
        elsewhere.setOffline(true);
        Page page = elsewhere.newPage();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(file.toUri().toString());
        return page;
    }

    private static FrameLocator atTheEnd(Page page) {
        Locator slider = page.locator("input[type=range]");
        slider.waitFor();
        slider.press("End");
        return page.frameLocator(PLAYER);
    }

    private static String treeAtTheEnd(Page page) throws IOException {
        FrameLocator replay = atTheEnd(page);
        replay.locator("body").waitFor();
        try (InputStream script = ExportIT.class.getResourceAsStream("/tree.js")) {
            return (String) replay.locator("body").evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String hostileVisit(String attacker) throws IOException {
        try (InputStream events = ExportIT.class.getResourceAsStream("/hostile-visit.ndjson")) {
            return new String(events.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("http://attacker.invalid", attacker);
        }
    }
}
