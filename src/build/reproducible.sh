#!/usr/bin/env bash
# Builds both jars twice, in two folders, and fails unless their bytes are the same.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for build in first second; do
  mkdir "$work/$build"
  git ls-files -z | xargs -0 cp --parents --target-directory="$work/$build"
  echo "Building in $work/$build"
  (cd "$work/$build" && mvn --batch-mode --quiet package -Dmaven.test.skip=true)
done

status=0
for jar in "$work"/first/target/*.jar; do
  name=$(basename "$jar")
  if cmp --quiet "$jar" "$work/second/target/$name"; then
    echo "same bytes: $name $(sha256sum "$jar" | cut -d ' ' -f 1)"
  else
    echo "differs: $name"
    status=1
  fi
done
exit $status
