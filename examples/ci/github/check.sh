#!/usr/bin/env bash
# What the action runs; it runs as well without GitHub, with the same variables.
#   INPUT_PATHS  files, folders or patterns, one a line
#   SMARTABLE    the program          CONFIG   configuration, may be empty
#   FAIL_ON      error|warning|info|never      FOLDER   where the reports go
set -euo pipefail
: "${INPUT_PATHS:?nothing to check}" "${SMARTABLE:=smartable}" "${CONFIG:=}" "${FAIL_ON:=error}" "${FOLDER:=smartable-report}"

mapfile -t paths < <(sed '/^[[:space:]]*$/d' <<<"$INPUT_PATHS")
mkdir -p "$FOLDER"
options=(--format github --fail-on "$FAIL_ON" --sarif-profile github
    --output "sarif=$FOLDER/findings.sarif" --output "junit=$FOLDER/findings.xml"
    --output "html=$FOLDER/findings.html" --output "json=$FOLDER/findings.json")
[[ -n $CONFIG ]] && options+=(--config "$CONFIG")

code=0
"$SMARTABLE" check "${options[@]}" -- "${paths[@]}" || code=$?
if [[ -n ${GITHUB_OUTPUT:-} ]]; then
    printf 'sarif=%s\nexit-code=%s\n' "$FOLDER/findings.sarif" "$code" >>"$GITHUB_OUTPUT"
fi
exit "$code"
