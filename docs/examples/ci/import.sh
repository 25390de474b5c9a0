#!/bin/sh
# Imports the newest postings before a build, for all recipes beside this file. Where from is said by
#   IMPORT_URL      a CSV file (also .gz, .zst) at an https address, or a file of this machine
#   IMPORT_MAPPING  the mapping, a file of the site's folder (docs/importing.md)
#   IMPORT_SOURCE   the name of the source in snapshot.yaml
# Without all three nothing is imported, which is said.
set -eu

SITE=${SITE:-.}
set_ones="${IMPORT_URL:+url}${IMPORT_MAPPING:+mapping}${IMPORT_SOURCE:+source}"
case "$set_ones" in
  "") echo "Nothing is imported: IMPORT_URL, IMPORT_MAPPING and IMPORT_SOURCE are not set."; exit 0 ;;
  urlmappingsource) ;;
  *) echo "Set all of IMPORT_URL, IMPORT_MAPPING and IMPORT_SOURCE, or none." >&2; exit 2 ;;
esac

fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
trap 'exit 1' HUP INT TERM
case "$IMPORT_URL" in
  https://*)
    path=${IMPORT_URL%%[?#]*}
    case "$path" in *.gz) end=.gz ;; *.zst) end=.zst ;; *) end= ;; esac
    file="$fetched/postings.csv$end"
    curl --fail --silent --show-error --location --proto '=https' --retry 3 --max-time 600 \
      --output "$file" "$IMPORT_URL"
    ;;
  *://*) echo "IMPORT_URL has to begin with https://, or be a file of this machine." >&2; exit 2 ;;
  *) file=$IMPORT_URL ;;
esac
rolepages import csv "$file" --mapping "$SITE/$IMPORT_MAPPING" --source "$IMPORT_SOURCE" --into "$SITE/data"
