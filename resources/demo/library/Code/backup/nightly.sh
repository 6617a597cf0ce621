#!/bin/sh
# Copies the survey folder and the photographs to the box in the cellar every night at half past one,
# keeps fourteen daily states as hard links, and complains by mail if anything goes wrong.
set -eu

box=192.168.40.10
target="/volume1/keep"
today=$(date +%F)
log=$(mktemp)
trap 'rm -f "$log"' EXIT

for folder in "$HOME/Surveys" "$HOME/Pictures" "$HOME/Documents"; do
    name=$(basename "$folder")
    if ! rsync --archive --delete --link-dest="$target/$name/latest" \
        "$folder/" "$box:$target/$name/$today/" >"$log" 2>&1; then
        mail -s "Backup of $name failed on $today" nora@whitfield-moorings.example <"$log"
        exit 1
    fi
    ssh "$box" "ln -sfn $target/$name/$today $target/$name/latest"
    # Everything older than a fortnight goes, but the first state of each month stays.
    ssh "$box" "find $target/$name -maxdepth 1 -type d -mtime +14 ! -name '*-01' -exec rm -rf {} +"
done
