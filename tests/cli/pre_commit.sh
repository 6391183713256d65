#!/usr/bin/env bash
# Runs the hook `smartable-check-system` with pre-commit, on a repository made for it: a good file
# must pass, a bad one must stop the commit, a text must not be looked at.
#   $1  the program to put on the PATH
set -euo pipefail
program=$(realpath "$1")
sources=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PRE_COMMIT_HOME=$scratch/home GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null SMARTABLE_LANG=en
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
mkdir -p "$scratch/bin" "$scratch/hooks" "$scratch/office"
ln -s "$program" "$scratch/bin/smartable"
export PATH=$scratch/bin:$PATH

commit() {
    git -C "$1" add --all
    git -C "$1" -c user.name=Test -c user.email=test@example.org commit --quiet --no-verify -m "$2"
}
# pre-commit wants a repository with a commit: the hooks as they stand here.
git -C "$scratch/hooks" init --quiet
cp "$sources/.pre-commit-hooks.yaml" "$scratch/hooks/"
commit "$scratch/hooks" hooks
cd "$scratch/office"
git init --quiet
printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n      - id: smartable-check-system\n' \
    "$scratch/hooks" "$(git -C "$scratch/hooks" rev-parse HEAD)" >.pre-commit-config.yaml

header="Struttura;Codice attività;Attività;Addetti;Svolgibile individualmente;Programmabile"
header+=";Strumenti accessibili da remoto;Senza contatto diretto con l'utenza"
header+=";Risultato identificabile e misurabile"
printf '%s\nTributi;T1;Riscossione coattiva;3;Sì;Sì;Sì;Sì;No\n' "$header" >good.csv
echo 'no spreadsheet' >note.txt
git add --all
python3 -m pre_commit run || { echo "a good file was stopped" >&2; exit 1; }

printf '%s\nTributi;T1;Riscossione coattiva;tre;Sì;Sì;Sì;Sì;No\n' "$header" >bad.csv
git add --all
if said=$(python3 -m pre_commit run 2>&1); then
    echo "a bad file passed: $said" >&2
    exit 1
fi
[[ $said == *'exit code: 1'* && $said == *V021* ]] || { echo "stopped for another reason: $said" >&2; exit 1; }
[[ $said != *note.txt* ]] || { echo "a text was looked at" >&2; exit 1; }
