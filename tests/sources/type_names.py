"""type_names.py FOLDER...: no two files may define a type of one name in one namespace. The linker would take the functions of
one for those of the other, and say nothing; which of them, the order of the libraries decides."""
import collections
import pathlib
import re
import sys

UNNAMED = re.compile(r"^namespace \{$.*?^\}  // namespace$", re.DOTALL | re.MULTILINE)
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{", re.MULTILINE)
TYPE = re.compile(r"^(?:struct|class) (\w+)(?: final)?(?: : [^;{]*)? \{", re.MULTILINE)


def types_in(file):
    text = UNNAMED.sub("", file.read_text())
    namespace = NAMESPACE.search(text)
    return {(namespace.group(1) if namespace else "", name) for name in TYPE.findall(text)}


def main(*folders):
    files = collections.defaultdict(list)
    for folder in folders:
        for file in sorted(pathlib.Path(folder).rglob("*.[ch]pp")):
            for name in types_in(file):
                files[name].append(file)
    twice = {name: where for name, where in files.items() if len(where) > 1}
    for (namespace, name), where in twice.items():
        print(f"{namespace}::{name} is defined in {' and in '.join(map(str, where))}")
    print(f"{len(files)} types, {len(twice)} of them twice")
    return 1 if twice or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
