package dev.playhead.embedded.install;

import java.util.Locale;

/** The machines that the native packages exist for. */
enum Platform {
    LINUX_X64("lib-linux-x64-gnu", "postgres-linux-x86_64.txz"),
    LINUX_ARM64("lib-linux-arm64-gnu", "postgres-linux-arm_64.txz"),
    DARWIN_X64("lib-darwin-x64", "postgres-darwin-x86_64.txz"),
    DARWIN_ARM64("lib-darwin-arm64", "postgres-darwin-arm_64.txz");

    private final String chdbPackage;
    private final String postgresArchive;

    Platform(String chdbPackage, String postgresArchive) {
        this.chdbPackage = chdbPackage;
        this.postgresArchive = postgresArchive;
    }

    String chdbPackage() {
        return chdbPackage;
    }

    String postgresArchive() {
        return postgresArchive;
    }

    static Platform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        boolean x64 = machine.equals("amd64") || machine.equals("x86_64");
        if (system.contains("linux") && (arm || x64)) {
            return arm ? LINUX_ARM64 : LINUX_X64;
        }
        if (system.contains("mac") && (arm || x64)) {
            return arm ? DARWIN_ARM64 : DARWIN_X64;
        }
        throw new IllegalStateException("no embedded PostgreSQL and ClickHouse for " + system + " on " + machine
                + "; use Linux or macOS on x64 or arm64");
    }
}
