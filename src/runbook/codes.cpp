#include "runbook/codes.hpp"

#include <array>

namespace drctl {
namespace {

constexpr std::array<CodeRow, 14> rows = {{
    {codes::file, Severity::error, "The file is no YAML that the language allows.",
     "It can't be read, is no text in UTF-8, or uses what the language leaves out: duplicate keys, tags, "
     "anchors, aliases, a second document."},
    {codes::language, Severity::error, "A key or a value is not of the language.",
     "A key is unknown, missing or misplaced, or what stands behind it is not what its place wants."},
    {codes::expression, Severity::error, "An expression has an error.",
     "Its syntax, a name that is not known where it stands, or a type that does not fit. `drctl eval` tries "
     "an expression."},
    {codes::fit, Severity::error, "Parts of the runbook don't fit together.",
     "A target, a variable, an id, a capture or an effect is missing, used twice, or of another kind than "
     "where it is used."},
    {codes::include, Severity::error, "An included runbook is missing or includes itself.",
     "An included runbook is NAME.yaml in the same folder, and its name inside is the same."},
    {codes::refused, Severity::error, "A call that its adapter refuses.",
     "It would never end, want a terminal, act on another target than the environment's, show a secret, or "
     "it "
     "is no such call at all. The adapters are explained in docs/adapters.md.",
     "- id: pods\n"
     "  title: The pods\n"
     "  kubectl: get pods --watch    # E06: would never end; use `until`"},
    {codes::unused_variable, Severity::warning, "A variable is never used.",
     "Whoever gives it a value believes that it does something. An included runbook has variables of its "
     "own, "
     "which `with`, --var and the environment give values: the including runbook need not repeat them.",
     "vars:\n"
     "  tables: {type: list, default: [bots]}\n"
     "  tabels: {type: list, default: [bots]}    # W01: nothing uses it"},
    {codes::unused_capture, Severity::warning, "A capture is never used.",
     "Often a misspelt name, or what is left of an earlier version. `recovery_point` is used by drctl.",
     "- id: replicas\n"
     "  title: How many replicas run?\n"
     "  kubectl: get deployment backend -o json\n"
     "  capture:\n"
     "    replicas: int(result.json.spec.replicas)    # W02 when no later step says replicas"},
    {codes::until_without_timeout, Severity::warning, "A wait does not say how long it may take.",
     "Without `timeout`, all polls of `until` together have the time of one call of the adapter, which is "
     "seldom what was meant.",
     "- id: ready\n"
     "  title: All replicas are ready\n"
     "  kubectl: get deployment backend -o json\n"
     "  until: result.json.status.readyReplicas == replicas\n"
     "  timeout: 5m    # W03 without it"},
    {codes::unverified, Severity::warning, "Nothing verifies a change.",
     "The step changes something, and neither it nor a step behind it looks whether that worked: no "
     "`expect`, no `until`, no `check`. That a program exits with 0 says little.",
     "- id: start\n"
     "  title: Start the backend\n"
     "  kubectl: scale deployment backend --replicas=2\n"
     "- id: started          # without this step: W04\n"
     "  title: It runs\n"
     "  kubectl: get pods -l app=backend -o json\n"
     "  until: size(result.json.items) == 2\n"
     "  timeout: 2m"},
    {codes::blind_retries, Severity::warning, "A change is tried again blindly.",
     "An attempt that failed may have done its work, or half of it. Whoever allows that says so with a "
     "`check`, which tells when the step is done already.",
     "- id: create\n"
     "  title: Create the namespace\n"
     "  kubectl: create namespace restore\n"
     "  retries: {attempts: 3}\n"
     "  check:                # W05 without it\n"
     "    kubectl: get namespace restore --ignore-not-found -o name\n"
     "    expect: result.output != \"\""},
    {codes::needless_shell, Severity::warning, "A shell is used where none is needed.",
     "`exec` starts programs without a shell, and each word stays one word. A shell is one more thing that "
     "reads quotes its own way.",
     "exec: [sh, -c, \"df /var\"]    # W06\n"
     "exec: df /var                # the same"},
    {codes::longer_than_rto, Severity::warning, "A step may take longer than the whole recovery.",
     "Its `timeout` is longer than the runbook's `rto`: when it is used up, the objective is missed.",
     "rto: 30m\n"
     "steps:\n"
     "  - id: restore\n"
     "    title: Restore the dump\n"
     "    pg_restore: ${dump}\n"
     "    timeout: 2h    # W07"},
    {codes::pasted_into_shell, Severity::warning, "A value becomes part of a shell's program.",
     "The shell reads it as code: a blank, a quote or a semicolon in it changes what is run. As an argument "
     "it "
     "stays what it is.",
     "exec: [sh, -c, \"ls ${folder} | wc -l\"]             # W08\n"
     "exec: [sh, -c, 'ls \"$1\" | wc -l', sh, \"${folder}\"]"},
}};

}  // namespace

std::span<const CodeRow> codes_table() { return rows; }

}  // namespace drctl
