# shellcheck shell=bash
# Measures Playhead on this machine: ./playhead bench.

build_benchmarks() {
  local log=$PLAYHEAD_HOME/logs/build.log stamp=$STAMPS/benchmarks hash
  hash=$({ current_hashes && sources_hash benchmarks; } | hash_of)
  if [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$hash" ] && [ -e "$ROOT/benchmarks/target/classpath" ]; then
    return 0
  fi
  say "Building benchmarks (log: $log)"
  mkdir -p "$PLAYHEAD_HOME/logs" "$STAMPS"
  if ! (cd "$ROOT" && NO_COLOR=1 mvn -B -ntp -DskipTests -Dmaven.test.skip=true -pl benchmarks -am package) >"$log" 2>&1; then
    say "The build failed. The end of $log:"
    tail -n 40 "$log" >&2
    return 1
  fi
  printf '%s\n' "$hash" >"$stamp"
}

# run_bench [name…] [--quick]; each in a process of its own, one after another.
run_bench() {
  without_home "$@"
  find_toolchain && build_stale && build_benchmarks || return 1
  # The recorder's is measured in a browser; where none is found it says so.
  find_chromium || true
  exec "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \
    -cp "$ROOT/benchmarks/target/classes:$(cat "$ROOT/benchmarks/target/classpath")" dev.playhead.benchmarks.run.Bench "$ROOT" \
    ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
}
