# shellcheck shell=bash
# up, down, status and logs: finds the built supervisor and talks to it.

MAIN_CLASS=dev.playhead.standalone.Standalone

# --home is for this script too: it decides where logs and files are.
take_home_option() {
  while [ $# -gt 0 ]; do
    if [ "$1" = --home ] && [ $# -gt 1 ]; then
      PLAYHEAD_HOME=$2
    fi
    shift
  done
  case $PLAYHEAD_HOME in
    /*) ;;
    *) PLAYHEAD_HOME=$PWD/$PLAYHEAD_HOME ;;
  esac
  export PLAYHEAD_HOME
}

supervisor_command() {
  local classpath
  classpath=$(cat "$ROOT/standalone/target/classpath") || return 1
  SUPERVISOR=("$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -cp "$ROOT/standalone/target/classes:$classpath" "$MAIN_CLASS")
}

# The supervisor's process, if the one that was written down still is one.
running_supervisor() {
  local pid command
  [ -r "$PLAYHEAD_HOME/supervisor.pid" ] || return 1
  read -r pid <"$PLAYHEAD_HOME/supervisor.pid" || return 1
  kill -0 "$pid" 2>/dev/null || return 1
  if [ -r "/proc/$pid/cmdline" ]; then
    command=$(tr '\0' ' ' <"/proc/$pid/cmdline")
  else
    command=$(ps -p "$pid" -o command= 2>/dev/null)
  fi
  case $command in
    *"$MAIN_CLASS up"* | *"$MAIN_CLASS infra"*) printf '%s\n' "$pid" ;;
    *) return 1 ;;
  esac
}

# run_up up|infra [options]
run_up() {
  local command=$1 detach='' arguments=() pid
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --detach | -d) detach=yes ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
  if pid=$(running_supervisor); then
    say "Playhead is already running (process $pid). $CALLED_AS status shows it, $CALLED_AS down ends it."
    [ ! -r "$PLAYHEAD_HOME/welcome.txt" ] || cat "$PLAYHEAD_HOME/welcome.txt"
    return 0
  fi
  make_home && find_toolchain && build_stale && supervisor_command || return 1
  # Left by a supervisor that was killed: they would say that all is ready.
  rm -f "$PLAYHEAD_HOME/welcome.txt" "$PLAYHEAD_HOME/run.json" "$PLAYHEAD_HOME/infra.env"
  SUPERVISOR+=("$command" --root "$ROOT" ${arguments[@]+"${arguments[@]}"})
  if [ -n "$detach" ]; then
    start_detached
  else
    start_attached
  fi
}

# In a process group of its own: Ctrl-C reaches this script alone, which lets the supervisor end things in order.
start_attached() {
  local pid status asked=''
  set -m
  "${SUPERVISOR[@]}" </dev/null &
  pid=$!
  set +m
  trap 'asked=yes; kill -TERM "$pid" 2>/dev/null' INT TERM HUP
  while :; do
    wait "$pid"
    status=$?
    kill -0 "$pid" 2>/dev/null || break
  done
  trap - INT TERM HUP
  # 143: ended by down.
  if [ -n "$asked" ] || [ "$status" -eq 143 ]; then
    return 0
  fi
  if [ "$status" -gt 128 ]; then
    say "The supervisor was killed. $CALLED_AS down ends what it has left behind; up does so too, and goes on with the data."
  fi
  return "$status"
}

start_detached() {
  local pid log=$PLAYHEAD_HOME/logs/playhead.log shown=0 lines
  # What is printed holds keys.
  (umask 077 && : >"$log" && chmod 600 "$log") || {
    say "$log can't be written: the disk may be full, or the folder another user's. --home chooses another folder."
    return 1
  }
  set -m
  nohup "${SUPERVISOR[@]}" </dev/null >>"$log" 2>&1 &
  pid=$!
  set +m
  disown "$pid" 2>/dev/null
  trap 'kill -TERM "$pid" 2>/dev/null; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    lines=$(wc -l <"$log")
    if [ "$lines" -gt "$shown" ]; then
      sed -n "$((shown + 1)),${lines}p" "$log"
      shown=$lines
    fi
    if [ -r "$PLAYHEAD_HOME/welcome.txt" ]; then
      trap - INT TERM
      sed -n "$((shown + 1)),\$p" "$log"
      printf '  To end it             %s down\n' "$CALLED_AS"
      return 0
    fi
    sleep 0.2
  done
  sed -n "$((shown + 1)),\$p" "$log"
  return 1
}

run_down() {
  if [ ! -e "$PLAYHEAD_HOME/processes.json" ] && ! running_supervisor >/dev/null; then
    say "Playhead is not running"
    return 0
  fi
  find_jdk && need_supervisor || return 1
  "${SUPERVISOR[@]}" down "$@" || return 1
}

run_reset() {
  find_jdk && need_supervisor || return 1
  "${SUPERVISOR[@]}" reset --root "$ROOT" "$@"
}

# Before anything is built or started: a folder that can't be used is the commonest mistake.
make_home() {
  local reason
  if reason=$(mkdir -p "$PLAYHEAD_HOME/logs" 2>&1) && [ -w "$PLAYHEAD_HOME" ] && [ -w "$PLAYHEAD_HOME/logs" ]; then
    return 0
  fi
  say "Playhead keeps its data in $PLAYHEAD_HOME, and may not write there${reason:+ (${reason##*: })}."
  say "Choose another folder with --home FOLDER or PLAYHEAD_HOME=FOLDER."
  return 1
}

run_status() {
  if [ ! -e "$ROOT/standalone/target/classpath" ] && [ ! -e "$PLAYHEAD_HOME/processes.json" ]; then
    say "Playhead is not running, and not built yet: $CALLED_AS up does both"
    return 1
  fi
  find_jdk && need_supervisor || return 1
  "${SUPERVISOR[@]}" status "$@"
}

need_supervisor() {
  if ! is_built standalone; then
    find_toolchain && build_stale || return 1
  fi
  supervisor_command
}

# A small program of ours that works on a running Playhead: its module, its main class, then its arguments.
run_program() {
  local module=$1 main=$2
  shift 2
  if is_built "$module"; then
    find_jdk || return 1
  else
    find_toolchain && build_stale || return 1
  fi
  exec "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \
    -cp "$ROOT/$module/target/classes:$(cat "$ROOT/$module/target/classpath")" "$main" "$@"
}

# Arguments without --home, which is for this script: it says where run.json is.
without_home() {
  ARGUMENTS=()
  while [ $# -gt 0 ]; do
    if [ "$1" = --home ] && [ $# -gt 1 ]; then
      shift 2
    else
      ARGUMENTS+=("$1")
      shift
    fi
  done
}

run_doctor() {
  without_home "$@"
  PLAYHEAD_DOCTOR_RUN_FILE=$PLAYHEAD_HOME/run.json \
    run_program doctor dev.playhead.doctor.Doctor ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
}

run_seed() {
  without_home "$@"
  run_program seed dev.playhead.seed.Seed --home "$PLAYHEAD_HOME" ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
}

# A mode of the indexer's program, which run.json tells where the servers are.
run_dead_letters() {
  without_home "$@"
  if is_built indexer-service; then
    find_jdk || return 1
  else
    find_toolchain && build_stale || return 1
  fi
  PLAYHEAD_RUN_FILE=$PLAYHEAD_HOME/run.json QUARKUS_LOG_LEVEL=ERROR \
    exec "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \
    -jar "$ROOT/indexer-service/target/quarkus-app/quarkus-run.jar" dead-letters ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
}

run_logs() {
  local name='' logs=()
  while [ $# -gt 0 ]; do
    case $1 in
      --home) shift ;;
      *) name=$1 ;;
    esac
    shift
  done
  if [ -n "$name" ]; then
    logs=("$PLAYHEAD_HOME/logs/$name.log")
  else
    logs=("$PLAYHEAD_HOME"/logs/*.log)
  fi
  if [ ! -e "${logs[0]}" ]; then
    say "There is no log ${logs[0]}${name:+. $CALLED_AS logs shows them all}"
    return 1
  fi
  exec tail -n 100 -F "${logs[@]}"
}
