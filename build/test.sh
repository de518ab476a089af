# shellcheck shell=bash
# Runs every test and counts them.

find_chromium() {
  local name
  if [ -n "${CHROMIUM_PATH:-}" ] && [ -x "$CHROMIUM_PATH" ]; then
    export CHROMIUM_PATH
    return 0
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Chromium.app/Contents/MacOS/Chromium' \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
    if CHROMIUM_PATH=$(command -v "$name" 2>/dev/null); then
      export CHROMIUM_PATH
      return 0
    fi
  done
  return 1
}

install_chromium() {
  find_chromium && return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing Chromium for the browser tests"
    export DEBIAN_FRONTEND=noninteractive
    if apt-get install -y -q chromium >/dev/null 2>&1 ||
      { apt-get update -q >/dev/null 2>&1 && apt-get install -y -q chromium >/dev/null; }; then
      find_chromium && return 0
    fi
  fi
  say "The browser tests need Chromium or Chrome, and none was found. Install it (apt-get install chromium, or brew install --cask google-chrome), or set CHROMIUM_PATH to one."
  return 1
}

# What --full asks of tests that do less each time: more rounds, longer outages, more sockets, every real recording.
FULL_TESTS=(-Dplayhead.full=true -Dplayhead.fuzz.requests=10000 -Dplayhead.fuzz.rounds=10000
  -Dplayhead.outage.seconds=60 -Dplayhead.sockets.idle=5000 -Dplayhead.faults.seconds=300)

run_tests() {
  local only='' log=$PLAYHEAD_HOME/logs/test.log maven_status selection=() amount=() order=()
  while [ $# -gt 0 ]; do
    case $1 in
      --only)
        only=${2:-}
        shift
        ;;
      --full) amount=("${FULL_TESTS[@]}") ;;
      --home) shift ;;
      *)
        say "test knows --only <module> and --full, not '$1'"
        return 2
        ;;
    esac
    [ $# -eq 0 ] || shift
  done
  if [ -n "$only" ]; then
    if [ ! -f "$ROOT/$only/pom.xml" ]; then
      say "There is no module '$only'"
      return 2
    fi
    # Its upstream modules come along: nothing is taken from another checkout's installation.
    find_toolchain && build_stale || return 1
    selection=(-pl "$only" -am)
  elif [ "${PLAYHEAD_MODULES_AT_ONCE:-1}" -gt 1 ]; then
    # Tests wait for servers as often as they compute; but browsers' timing wants a calm machine, so it is no default.
    order=(-T "$PLAYHEAD_MODULES_AT_ONCE" -Pservices-first)
  fi
  find_toolchain && install_chromium || return 1
  if running_supervisor >/dev/null; then
    say "Playhead runs from this checkout, and the tests build it anew: it may have to be restarted afterwards."
  fi
  mkdir -p "$PLAYHEAD_HOME/logs"
  rm -rf "$ROOT"/*/target/surefire-reports "$ROOT"/*/target/failsafe-reports "$ROOT"/*/target/vitest-reports
  (
    cd "$ROOT" &&
      NO_COLOR=1 mvn -B -ntp -fae ${order[@]+"${order[@]}"} com.diffplug.spotless:spotless-maven-plugin:check verify \
        ${selection[@]+"${selection[@]}"} ${amount[@]+"${amount[@]}"}
  ) 2>&1 | tee "$log"
  maven_status=${PIPESTATUS[0]}
  node "$ROOT/build/count-tests.mjs" "$ROOT" "$maven_status"
}

# An installation of its own on free ports, from the built services; data and processes go with it.
run_faults() {
  local log=$PLAYHEAD_HOME/logs/build.log i
  without_home "$@"
  for ((i = 1; i < ${#ARGUMENTS[@]}; i++)); do
    case ${ARGUMENTS[i - 1]} in
      # It is meant as seen from where the command was typed.
      --recordings) ARGUMENTS[i]=$(cd "${ARGUMENTS[i]}" 2>/dev/null && pwd || printf '%s' "${ARGUMENTS[i]}") ;;
    esac
  done
  find_toolchain && build_stale || return 1
  mkdir -p "$PLAYHEAD_HOME/logs"
  # Sources of tests aren't part of what build_stale looks after; Maven finds out itself what has changed.
  if ! (cd "$ROOT" && NO_COLOR=1 mvn -B -ntp -DskipTests -pl end-to-end -am package) >"$log" 2>&1; then
    say "The build failed. The end of $log:"
    tail -n 40 "$log" >&2
    return 1
  fi
  # From the checkout: the installation is found around the working directory.
  cd "$ROOT" &&
    exec "$JAVA_HOME/bin/java" -Xmx2g -XX:+UseSerialGC -Xshare:auto --enable-native-access=ALL-UNNAMED \
      --sun-misc-unsafe-memory-access=allow \
      -cp "$ROOT/end-to-end/target/test-classes:$(cat "$ROOT/end-to-end/target/test-classpath")" \
      dev.playhead.endtoend.faults.FaultCommand ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
}
