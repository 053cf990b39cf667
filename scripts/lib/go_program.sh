# Builds programs out of the Go modules below tests/sandbox/programs. To be sourced after progress.sh and go.sh.
# $modules: the folder of the modules; $building: where the programs go; $go: from find_go.

# version_of FOLDER MODULE: what FOLDER/go.mod pins MODULE to.
version_of() { awk -v m="$2" '{sub(/^require /, "")} $1 == m && $2 ~ /^v/ {print $2; exit}' "$modules/$1/go.mod"; }

# compile FOLDER FLAGS PACKAGE NAME: one `go build`; the names of the packages, and what is wrong, go to the log.
compile() {
  exec env -C "$modules/$1" CGO_ENABLED=0 GOFLAGS=-buildvcs=false GOTOOLCHAIN=local GOWORK=off \
    "$go" build -v -trimpath -ldflags "$2" -o "$building/$4" "$3" 2>"$building/log" 9>&-
}

# build FOLDER FLAGS PACKAGE NAME: builds one program of the module in FOLDER.
build() {
  local began=$SECONDS
  say "$4: building"
  ticking "$4: \$(wc -l <$building/log) packages compiled" compile "$@" || {
    grep -v '^[a-z0-9.]*\(/[^ ]*\)*$' "$building/log" | tail -30 >&2
    die "$4 did not build: see above. The next call goes on where this one ended."
  }
  say "$4: built in $((SECONDS - began)) s"
}

# download FOLDER: fetches the modules that the programs of FOLDER need.
download() {
  say "$1: fetching modules"
  ticking "$1: fetching modules" env -C "$modules/$1" GOTOOLCHAIN=local GOWORK=off "$go" mod download 9>&- >&2 ||
    die "the Go modules of $1 could not be fetched: see above (GOPROXY=$("$go" env GOPROXY))"
}
