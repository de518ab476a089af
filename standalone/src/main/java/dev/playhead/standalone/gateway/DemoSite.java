package dev.playhead.standalone.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The demo shop's files, read once: pages inside their common layout, and what they load. */
final class DemoSite {
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");
    private static final List<String> PAGES =
            List.of("home", "shop", "product", "cart", "checkout", "account", "help", "missing");
    private static final List<String> ASSETS = List.of(
            "account.js",
            "art-paper.js",
            "art-tools.js",
            "art.js",
            "base.css",
            "cart-page.js",
            "cart.js",
            "catalog.js",
            "checkout.js",
            "forms.css",
            "help.js",
            "home.js",
            "listing.js",
            "mark.svg",
            "note.js",
            "product.js",
            "shop.css",
            "site.js",
            "ui.js");

    private final Map<String, String> pages = new TreeMap<>();
    private final Map<String, Asset> assets = new TreeMap<>();

    DemoSite() {
        String layout = read("layout.html");
        PAGES.forEach(name -> pages.put(name, inside(layout, read("pages/" + name + ".html"))));
        ASSETS.forEach(name -> assets.put(name, Asset.of(name, read("assets/" + name))));
    }

    /** The page that stands at this path, which begins with {@code /demo/}; the one for lost visitors where none does. */
    Page page(String path) {
        String[] steps = path.substring("/demo/".length()).split("/", -1);
        boolean alone = steps.length == 1;
        return switch (steps[0]) {
            case "" -> alone ? found("home") : missing();
            case "cart", "account", "help" -> alone ? found(steps[0]) : missing();
            case "shop", "checkout" -> steps.length <= 2 ? found(steps[0]) : missing();
            case "p" -> steps.length == 2 ? found("product") : missing();
            default -> missing();
        };
    }

    Optional<Asset> asset(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    private Page found(String name) {
        return new Page(200, text(name));
    }

    private Page missing() {
        return new Page(404, text("missing"));
    }

    private String text(String name) {
        return Optional.ofNullable(pages.get(name)).orElseThrow();
    }

    /** A page's first lines, title and script, belong into the head. */
    private static String inside(String layout, String page) {
        List<String> lines = Arrays.asList(page.split("\n"));
        int headLines = 0;
        while (lines.get(headLines).startsWith("<title>")
                || lines.get(headLines).startsWith("<script ")) {
            headLines++;
        }
        return layout.replace("{{head}}", String.join("\n    ", lines.subList(0, headLines)))
                .replace("{{main}}", String.join("\n", lines.subList(headLines, lines.size())));
    }

    private static String read(String name) {
        try (InputStream file = DemoSite.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The demo's file " + name + " is missing from this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    record Page(int status, String html) {}

    /** @param tag changes with the content, so that browsers ask and are mostly told to keep what they have */
    record Asset(String mediaType, String text, String tag) {
        static Asset of(String name, String text) {
            String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            String mediaType = Optional.ofNullable(MEDIA_TYPES.get(ending)).orElseThrow();
            return new Asset(mediaType, text, '"' + sha256(text).substring(0, 16) + '"');
        }

        private static String sha256(String text) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
