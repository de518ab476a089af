package dev.playhead.query.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.playhead.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An OpenID provider that believes whoever asks: {@code login_as}, {@code email} and {@code verified}, put behind the address that a
 * browser is sent to, say who that is. Discovery, codes bound to PKCE and client, and signed tokens are as the specification has them.
 */
public final class OpenIdProvider {
    public static final String CLIENT = "playhead";
    public static final String CLIENT_SECRET = "the-secret-of-the-client-of-the-tests";

    private final HttpServer server;
    private final RSAKey key;
    private final String issuer;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    public OpenIdProvider() {
        try {
            int port = FreePorts.any();
            issuer = "http://localhost:" + port;
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key can be made", e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                "response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer)));
        server.createContext("/keys", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return issuer;
    }

    public void stop() {
        server.stop(0);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        URI back = URI.create(asked.get("redirect_uri"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        back + "?code=" + code + "&state="
                                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> login = codes.remove(asked.getOrDefault("code", ""));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String expected =
                Base64.getEncoder().encodeToString((CLIENT + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        if (login == null
                || !("Basic " + expected).equals(authorization)
                || !asked.getOrDefault("redirect_uri", "").equals(login.get("redirect_uri"))
                || !challenge(asked.getOrDefault("code_verifier", "")).equals(login.get("code_challenge"))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        json(exchange, """
                {"token_type":"Bearer","expires_in":300,"access_token":"%s","id_token":"%s"}""".formatted(signed(login), signed(login)));
    }

    private String signed(Map<String, String> login) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(CLIENT)
                .subject(login.get("login_as"))
                .issueTime(new Date())
                .expirationTime(new Date(System.currentTimeMillis() + 300_000))
                .claim("email", login.get("email"))
                .claim("email_verified", Boolean.valueOf(login.get("verified")));
        if (login.containsKey("nonce")) {
            claims.claim("nonce", login.get("nonce"));
        }
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims.build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("signing with a fresh key cannot fail", e);
        }
        return jwt.serialize();
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
