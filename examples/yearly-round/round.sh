#!/usr/bin/env bash
# A whole yearly round on the example office, 2025 to 2026. Everything that it writes stands in
# the output folder; nothing in the examples is changed.
#
#   examples/yearly-round/round.sh OUTPUT
#
#   SMARTABLE   the program; without it: cargo run --quiet --
#
# Needs Python with openpyxl, for the people who fill in (fill.py), and LibreOffice, in which some
# of them do it.
set -euo pipefail

[[ $# -eq 1 ]] || { echo "usage: ${0##*/} OUTPUT" >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
office=$here/../small-office
# A path is meant from where one stands; a bare name is looked for as any program is.
case ${SMARTABLE:-} in
    /* | "") ;;
    */*) SMARTABLE=$PWD/$SMARTABLE ;;
esac
mkdir -p "$1"
[[ -z $(ls -A "$1") ]] || { echo "$1: not empty" >&2; exit 2; }
cd "$1"
out=$PWD

title() { printf '\n== %s\n' "$*"; }

# Shows a command as a person would type it, runs it, and holds it to its exit code.
run() {
    local expected=$1 code=0
    shift
    printf '\n$ smartable'
    printf ' %q' "$@"
    printf '\n'
    if [[ -n ${SMARTABLE:-} ]]; then
        "$SMARTABLE" "$@" 2>&1 || code=$?
    else
        cargo run --quiet --manifest-path "$here/../../Cargo.toml" -- "$@" 2>&1 || code=$?
    fi
    ((code == expected)) || { echo "exit code $code, not $expected" >&2; exit 1; }
}

people() { python3 "$here/fill.py" "$@"; }

# Saves a file as LibreOffice does, with a profile of its own.
saved_by_libreoffice() {
    soffice "-env:UserInstallation=file://$out/.libreoffice" --headless --convert-to "$1" \
        --outdir "$2" "$3" >/dev/null 2>&1
}

title "1. The year that was: submissions in six layouts become one inventory"
mkdir -p 2025 2026 reports
cp "$here"/2025/*.toml 2025/
cp "$here"/2026/*.toml 2026/
cp -R "$office/submissions" 2025/
cp "$office"/{org-chart.csv,staff.csv,assignments.xlsx,holidays.toml} 2025/
cp "$office"/{org-chart.csv,staff.csv,agreements.csv,priorities.csv,holidays.toml} 2026/
run 0 merge 2025/submissions --out 2025/inventory.xlsx

title "2. New criteria: what they ask that the old ones did not"
run 0 criteria check 2026/criteria.toml
run 0 criteria diff 2025/criteria.toml 2026/criteria.toml

title "3. Forms go out, one for each directorate"
run 0 template 2025/inventory.xlsx --config 2026/smartable.toml --lang it --out 2026/forms \
    --csv-twin --contact "Ufficio organizzazione, organizzazione@esempio.example"

title "4. Filled in: in Excel, in LibreOffice (XLSX and ODS), and in the CSV"
people fill 2026/forms 2026/filled
mkdir 2026/submissions
for form in 2026/filled/*; do
    case $form in
    */DIR-2*) saved_by_libreoffice ods 2026/submissions "$form" ;;
    */DIR-3*) saved_by_libreoffice xlsx 2026/submissions "$form" ;;
    *) cp "$form" 2026/submissions/ ;;
    esac
done
ls 2026/submissions

title "5. Checked: five mistakes, an answer that is open, a row taken out without a word"
run 1 check 2026/submissions --last-year 2025/inventory.xlsx --format grouped \
    --output json=reports/check.json --output html=reports/check.html --messages reports/letters

title "6. Mended, and checked again: nothing at warning or above"
people mend 2026/submissions 2026/forms
run 0 check 2026/submissions --last-year 2025/inventory.xlsx --strict --format concise \
    --output json=reports/check-again.json

title "7. One table of what came in"
run 0 merge 2026/submissions --out 2026/merged.xlsx

title "8. This year's inventory: ids given, what was renamed listed and confirmed"
run 0 update 2025/inventory.xlsx 2026/merged.xlsx --config 2026/smartable.toml --year 2026 \
    --out 2026/inventory.xlsx --changes 2026/changes.csv
cat 2026/changes.csv
people confirm 2026/changes.csv
run 0 update 2025/inventory.xlsx 2026/merged.xlsx --config 2026/smartable.toml --year 2026 \
    --out 2026/inventory.xlsx --confirm 2026/changes.csv --force
printf '\nDone again on its own result, it writes the same bytes:\n'
run 0 update 2026/inventory.xlsx 2026/merged.xlsx --config 2026/smartable.toml --year 2026 \
    --out reports/inventory-again.xlsx
cmp 2026/inventory.xlsx reports/inventory-again.xlsx
rm reports/inventory-again*

title "9. Verdicts go to the managers, decisions come back"
run 0 review export 2026/inventory.xlsx --lang it --out 2026/reviews
people decide 2026/reviews 2026/returned
run 1 review import 2026/returned --inventory 2026/inventory.xlsx --out 2026/reviewed.xlsx
people correct 2026/returned
run 0 review import 2026/returned --inventory 2026/inventory.xlsx --out 2026/reviewed.xlsx --force

title "10. Both years side by side: what the criteria did, what the offices did"
people assign 2025/assignments.xlsx 2026/assignments.csv
run 0 compare 2025 2026 --output reports/compare.json --output reports/compare.xlsx \
    --output reports/compare.html

title "11. Verdicts, contingent and days of each year, by its own criteria"
for year in 2025 2026; do
    for command in assess contingent budget; do
        when=()
        [[ $command != budget ]] || when=(--year "$year")
        run 0 "$command" --config "$year/smartable.toml" "${when[@]}" \
            --output "reports/$command-$year.json" --output "reports/$command-$year.xlsx"
    done
done

title "12. Before the first version of the criteria there are none"
run 2 assess --config 2025/smartable.toml --on 2024-12-31

rm -rf .libreoffice
printf '\nEverything is in %s\n' "$out"
