# complete.sh DRCTL WORD...: what bash offers for the last word, with the script sourced.
drctl() { "$drctl" "$@"; }
drctl=$1
shift
source <(drctl completion bash)
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_drctl
echo "${COMPREPLY[*]}"
