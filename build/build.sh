# shellcheck shell=bash
# Builds the modules whose sources have changed since they were built, together with all that depends on them.

BUILT_MODULES='recording-model recording-wire recording-storage embedded recorder dashboard ingest-service indexer-service query-service replay-service seed standalone doctor'
# Next to the artifacts, so that wiping them wipes these.
STAMPS=$ROOT/target/playhead-build

hash_of() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -c1-64
}

# A hash over names and contents of everything a module is built from.
sources_hash() {
  (
    cd "$ROOT/$1" || exit 1
    find . \( -name target -o -name node_modules -o -name dist -o -path ./src/test -o -path ./test \) -prune -o \
      -type f ! -name '*.md' -print0 | LC_ALL=C sort -z | xargs -0 cksum | hash_of
  )
}

# What every module is built with.
common_hash() {
  (
    cd "$ROOT" || exit 1
    # shellcheck disable=SC2046 # names without blanks, ours
    cksum pom.xml $(find .mvn build -type f -name '*.mjs' -o -type f -path '.mvn/*' | LC_ALL=C sort) | hash_of
  )
}

# What a module's build must have left behind.
artifact_of() {
  case $1 in
    *-service) printf '%s\n' "$1/target/quarkus-app/quarkus-run.jar" ;;
    standalone | doctor | seed) printf '%s\n' "$1/target/classpath" ;;
    *) printf '%s\n' "$1/target/classes" ;;
  esac
}

# Whether a build has left that behind, and the jars that it names as well: somebody may have cleaned a part of them away.
is_built() {
  local artifact
  artifact=$ROOT/$(artifact_of "$1")
  [ -e "$artifact" ] || return 1
  case $artifact in
    */classpath)
      [ -d "$ROOT/$1/target/classes" ] &&
        tr ':' '\n' <"$artifact" | while IFS= read -r entry || [ -n "$entry" ]; do [ -e "$entry" ] || exit 1; done
      ;;
  esac
}

# What goes into a module besides its own sources: the module table of docs/architecture.md.
upstream_of() {
  case $1 in
    recording-wire | recording-storage) printf 'recording-model' ;;
    ingest-service) printf 'recording-model recording-wire recorder' ;;
    query-service) printf 'recording-model recording-wire recording-storage dashboard' ;;
    seed) printf 'recording-model recording-storage' ;;
    indexer-service) printf 'recording-model recording-wire recording-storage' ;;
    replay-service) printf 'recording-model recording-wire recording-storage dashboard' ;;
    standalone) printf 'embedded' ;;
  esac
}

# Lines of "module hash", where the hash covers all that goes into the module.
current_hashes() {
  local module upstream common own='' hash
  common=$(common_hash)
  for module in $BUILT_MODULES; do
    own="$own$module $(sources_hash "$module")"$'\n'
  done
  for module in $BUILT_MODULES; do
    hash=$(
      {
        printf '%s\n' "$common"
        for upstream in $module $(upstream_of "$module"); do
          printf '%s' "$own" | grep "^$upstream "
        done
      } | hash_of
    )
    printf '%s %s\n' "$module" "$hash"
  done
}

stale_modules() {
  local module hash stamp
  while read -r module hash; do
    stamp=$STAMPS/$module
    if ! is_built "$module" || [ ! -r "$stamp" ] || [ "$(cat "$stamp")" != "$hash" ]; then
      printf '%s\n' "$module"
    fi
  done <<<"$1"
}

stamp_modules() {
  local module hash
  mkdir -p "$STAMPS"
  while read -r module hash; do
    printf '%s\n' "$hash" >"$STAMPS/$module"
  done <<<"$1"
}

build_stale() {
  local hashes stale modules log=$PLAYHEAD_HOME/logs/build.log began=$SECONDS
  # Hashed before the build: what changes meanwhile is stale again.
  hashes=$(current_hashes)
  stale=$(stale_modules "$hashes")
  [ -n "$stale" ] || return 0
  mkdir -p "$PLAYHEAD_HOME/logs"
  modules=$(printf '%s' "$stale" | tr '\n' ',')
  say "Building $(printf '%s' "$stale" | tr '\n' ' ') (log: $log)"
  # Everything upstream is part of the same build, so nothing is taken from another checkout's installation.
  if ! (
    cd "$ROOT" &&
      mvn -B -ntp -DskipTests -Dmaven.test.skip=true -pl "$modules" -am package
  ) 2>&1 | tee "$log" | build_progress; then
    say "The build failed. The end of $log:"
    tail -n 40 "$log" >&2
    return 1
  fi
  stamp_modules "$hashes"
  say "Built after $((SECONDS - began)) s"
}

# One line for each module, from Maven's log.
build_progress() {
  local line
  while IFS= read -r line; do
    if [[ $line =~ ^\[INFO\]\ Building\ ([a-z-]+)\ .*\[([0-9]+/[0-9]+)\]$ ]]; then
      say "  ${BASH_REMATCH[2]} ${BASH_REMATCH[1]}"
    fi
  done
}
