#!/usr/bin/env bash
# Exit 0 when the service in this container answers 200 at the given path. Needs nothing but bash.
set -u
path=${1:-/q/health/live}
exec 3<>"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:?}" || exit 1
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$path" >&3
read -r -t 4 status <&3 || exit 1
[[ $status == HTTP/1.?" 200 "* ]]
