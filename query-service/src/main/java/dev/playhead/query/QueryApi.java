package dev.playhead.query;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What holds for every path of the API. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Playhead",
                        version = "1",
                        description =
                                "Recordings of websites. Times are epoch milliseconds, sizes bytes; answers may gain"
                                        + " members. Errors are application/problem+json (RFC 9457)."),
        security = @SecurityRequirement(name = "key"))
@SecurityScheme(
        securitySchemeName = "key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A website's secret key (sk_…) reads that website; the admin key reads and changes all."
                + " Public keys (dp_…) only write recordings and are refused here.")
public class QueryApi extends Application {}
