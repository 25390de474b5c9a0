#!/bin/sh
# Imports, checks, builds and publishes a site once: for cron, or for the systemd timer beside this file.
#
#   15 6 * * *  SITE=/home/jobs/site PUBLISH_TO=/srv/jobs /home/jobs/rolepages/docs/examples/ci/refresh.sh
#
#   SITE        the site's folder
#   PUBLISH_TO  a folder, s3://BUCKET, user@host:/folder: what `rolepages publish` takes
#   SITE_URL    the address it is served at, where site.yaml says another one
#   HOST        the host whose files are written, such as nginx
#   PREVIOUS    the last publication, where it is not the one that the site's folder remembers
#   TODAY       the day to build for; today in UTC
#   WORK        where the lock and the logs are kept; SITE/.cache/refresh
#   IMPORT_URL, IMPORT_MAPPING, IMPORT_SOURCE: see import.sh
#
# The site is built into SITE/build, in one step or not at all. A run that went well prints nothing, so cron sends
# no mail; its log is kept for 30 days. A run that failed prints its log and ends with the program's exit code; what
# is published stays as it was. While another run is under way it says so and ends with 75. A run that was cut is
# completed by the next.
set -eu
umask 022

: "${SITE:?Set SITE to the folder of the site.}" "${PUBLISH_TO:?Set PUBLISH_TO to where the site is served from.}"
WORK=${WORK:-$SITE/.cache/refresh}
TODAY=${TODAY:-$(date -u +%F)}
here=$(dirname "$0")
export SITE

for program in rolepages flock; do
  command -v "$program" > /dev/null || { echo "The program $program is not on the PATH." >&2; exit 69; }
done
mkdir -p "$WORK"
exec 9> "$WORK/lock"
if ! flock --nonblock 9; then
  echo "Another run holds $WORK/lock: nothing was done." >&2
  exit 75
fi

# The steps are joined by &&, because a shell passes over `set -e` where a result is asked for.
steps() {
  sh "$here/import.sh" &&
    rolepages check "$@" &&
    rolepages diff "$@" &&
    rolepages build "$@" ${HOST:+--host "$HOST"} &&
    rolepages publish "$PUBLISH_TO" --from "$SITE/build"
}

set -- --site "$SITE" --today "$TODAY"
if [ -n "${SITE_URL:-}" ]; then set -- "$@" --base-url "$SITE_URL"; fi
if [ -n "${PREVIOUS:-}" ]; then set -- "$@" --previous "$PREVIOUS"; fi

find "$WORK" -name 'run-*.log' -mtime +30 -exec rm -f {} +
log="$WORK/run-$(date -u +%Y%m%dT%H%M%SZ)-$$.log"
exec 3>&2 # where the caller reads, also while the steps write to the log
trap 'echo "The run was cut; its log: $log" >&3; exit 130' HUP INT TERM
status=0
steps "$@" > "$log" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
  echo "The site was not refreshed (exit code $status). The log, $log:" >&2
  cat "$log" >&2
fi
exit "$status"
