# shellcheck shell=bash
# Finds what Playhead is built with, and says what to install where it is missing.

say() { printf '%s\n' "$*" >&2; }

# The major version of the JDK in a folder, or nothing where there is no JDK.
jdk_version() {
  local home=$1 version
  [ -x "$home/bin/javac" ] && [ -x "$home/bin/java" ] || return 1
  if [ -r "$home/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
  else
    version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  fi
  [ -n "$version" ] && printf '%s\n' "$version"
}

# Every place where a JDK usually stands, the chosen one first.
jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  local folder java
  for folder in /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* /opt/java/* /opt/jdk* \
    /usr/local/openjdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$folder" ] && printf '%s\n' "$folder"
  done
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25 2>/dev/null
  java=$(command -v javac 2>/dev/null) && java=$(resolve_link "$java") && dirname "$(dirname "$java")"
  return 0
}

resolve_link() {
  local file=$1 link
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=$(dirname "$file")/$link ;;
    esac
  done
  printf '%s\n' "$file"
}

# Sets JAVA_HOME to a JDK 25, or to the newest later one.
find_jdk() {
  local home version best='' best_version=0
  while IFS= read -r home; do
    version=$(jdk_version "$home") || continue
    if [ "$version" -eq 25 ]; then
      best=$home
      break
    fi
    if [ "$version" -gt 25 ] && [ "$version" -gt "$best_version" ]; then
      best=$home
      best_version=$version
    fi
  done <<<"$(jdk_candidates)"
  if [ -z "$best" ]; then
    say "Playhead needs a JDK 25, and none was found in JAVA_HOME, the usual folders or PATH."
    if [ "$(uname -s)" = Darwin ]; then
      say "Install one (brew install --cask temurin@25), or set JAVA_HOME to it."
    else
      say "Install one (for example the package temurin-25-jdk or openjdk-25-jdk, or sdk install java 25-tem), or set JAVA_HOME to it."
    fi
    return 1
  fi
  export JAVA_HOME=$best
}

find_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    say "Playhead is built with Maven 3.8 or later, and there is no mvn in PATH. Install it (apt-get install maven, or brew install maven)."
    return 1
  fi
}

find_node() {
  local version
  if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    say "Playhead needs Node.js 20 or later with npm, and node or npm isn't in PATH. Install it (apt-get install nodejs npm, brew install node, or nvm install 20)."
    return 1
  fi
  version=$(node --version | sed -n 's/^v\([0-9]*\).*/\1/p')
  if [ "${version:-0}" -lt 20 ]; then
    say "Playhead needs Node.js 20 or later; node in PATH is $(node --version). Install a newer one (nvm install 20)."
    return 1
  fi
}

find_toolchain() {
  find_jdk && find_maven && find_node
}
