"""Are the lock files what `make lock` would write from the .in files, without taking newer versions?

The present lock files go in as a preference, so that only a changed .in file changes anything. They must
name no place of download and no path of somebody's machine. Without a package registry this cannot be told:
that is said, and fails only with CI set.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements.in": "requirements.txt", "requirements-dev.in": "requirements-dev.txt"}
COMPILE = ["uv", "--quiet", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"]
COMPILE += ["--no-emit-index-url", "--no-header"]
ADDRESS = re.compile(r"https?://|file:|--(extra-)?index-url|--find-links|\s@\s")
OFFLINE = re.compile(
    r"dns error|failed to (lookup|fetch)|connect|timed out|request failed|network was disabled", re.IGNORECASE
)


def without_header(text: str) -> str:
    """The lock without the first lines, in which uv repeats its command."""
    return re.sub(r"\A(#.*\n)+", "", text)


def compile_again(source: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Writes the lock into a folder that has copies of all the files, so that names in it stay the same."""
    program = str(Path(sys.executable).parent / COMPILE[0])
    command = [program, *COMPILE[1:], source, "-o", LOCKS[source]]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def main() -> int:
    problems = []
    with tempfile.TemporaryDirectory(prefix="synoptic-lock-") as name:
        folder = Path(name)
        for file in [*LOCKS, *LOCKS.values()]:
            (folder / file).write_text((ROOT / file).read_text())
        for source, lock in LOCKS.items():
            present = (ROOT / lock).read_text()
            if found := ADDRESS.search(present):
                problems.append(f'{lock} has an address in it: "{found.group()}".')
            result = compile_again(source, folder)
            if result.returncode and OFFLINE.search(result.stderr):
                print("No package registry answers: whether the lock files are up to date cannot be told.")
                return 1 if os.environ.get("CI") else bool(problems)
            if result.returncode:
                problems.append(f"{source} cannot be locked:\n{result.stderr.strip()}")
            elif without_header((folder / lock).read_text()) != without_header(present):
                problems.append(f"{lock} is not what {source} asks for: run `make lock`.")
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
