# Progress on stderr: every line carries the elapsed time, and no minute is silent. To be sourced.

# say TEXT...: one line of narration, prefixed with the name of the script and the seconds it has run.
say() { printf '%s: %4ds  %s\n' "${0##*/}" "$SECONDS" "$*" >&2; }

# die TEXT...: says what went wrong and ends the script with status 1.
die() { printf '%s: error: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# ticking TEXT COMMAND...: runs COMMAND, says TEXT every 10 s until it ends, returns its status.
# TEXT is a double-quoted word that the shell expands anew each time, so it can show something that grows.
# An interruption ends COMMAND too (a function should `exec` what it runs, or only the function ends).
ticking() {
  local text=$1 worker ticker status=0
  shift
  "$@" &
  worker=$!
  tick "$text" &
  ticker=$!
  trap 'kill "$worker" "$ticker" 2>/dev/null; exit 130' INT TERM HUP
  wait "$worker" || status=$?
  trap - INT TERM HUP
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  return "$status"
}

# tick TEXT: the ticker of `ticking`. It ends with the script, and waits by `read`: a `sleep` would outlive it.
tick() {
  local never
  exec 9>&- {never}<> <(:)
  while read -rt 10 -u "$never" || kill -0 $$ 2>/dev/null; do
    say "$(eval "echo \"$1\"")"
  done
}
