# Sourced: where builds are cached, and how a preset is built.

drctl_cache="${XDG_CACHE_HOME:-$HOME/.cache}/drctl"
export CCACHE_DIR="$drctl_cache/ccache" CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=4G
CCACHE_BASEDIR="$(pwd)"
export CCACHE_BASEDIR

# build PRESET [TARGET...]: configures and builds; everything without a target.
build() {
  local preset=$1
  shift
  cmake --preset "$preset" >/dev/null
  if [ $# -gt 0 ]; then cmake --build --preset "$preset" --target "$@"; else cmake --build --preset "$preset"; fi
}
