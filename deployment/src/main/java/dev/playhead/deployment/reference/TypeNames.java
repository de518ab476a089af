package dev.playhead.deployment.reference;

import java.util.Map;

/** Types as an operator reads them. */
final class TypeNames {
    private static final Map<String, String> READABLE = Map.ofEntries(
            Map.entry("String", "text"),
            Map.entry("boolean", "true or false"),
            Map.entry("short", "number"),
            Map.entry("int", "number"),
            Map.entry("long", "number"),
            Map.entry("double", "number"),
            Map.entry("Duration", "duration"),
            Map.entry("MemorySize", "size"),
            Map.entry("URI", "address"));

    private TypeNames() {}

    static String readable(String javaType) {
        if (javaType.startsWith("Optional<") && javaType.endsWith(">")) {
            return readable(javaType.substring("Optional<".length(), javaType.length() - 1));
        }
        if (javaType.equals("OptionalInt") || javaType.equals("OptionalLong")) {
            return "number";
        }
        if ((javaType.startsWith("List<") || javaType.startsWith("Set<")) && javaType.endsWith(">")) {
            return "list of " + readable(javaType.substring(javaType.indexOf('<') + 1, javaType.length() - 1));
        }
        return READABLE.getOrDefault(javaType, '`' + javaType + '`');
    }
}
