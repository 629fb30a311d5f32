"""Runs every benchmark of this package: each module here that offers `run() -> None` prints its table.

    python -m benchmarks                all
    python -m benchmarks anchoring      one or more by name

What is compared is measured side by side in turns, and the tables show ratios: they hold on a slow and on a
busy machine, where milliseconds do not.
"""

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def main(wanted: list[str]) -> int:
    names = [module.name for module in iter_modules(benchmarks.__path__) if module.name != "__main__"]
    found = {name: getattr(import_module(f"benchmarks.{name}"), "run", None) for name in names}
    runs = {name: run for name, run in found.items() if run}
    unknown = [name for name in wanted if name not in runs]
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}; there are {', '.join(runs)}.", file=sys.stderr)
        return 1
    for name in wanted or runs:
        print(f"\n{name}\n")
        runs[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
