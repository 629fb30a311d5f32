"""The house: who may import whom. Read from the files, so that a wrong turn is seen before it is taken."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PURE_ARTICLES = [
    "anchoring",
    "date_refusals",
    "date_words",
    "dates",
    "likeness",
    "names",
    "problems",
    "sheets",
    "texts",
    "vocabulary",
]
PURE = [
    *(f"articles/{name}.py" for name in PURE_ARTICLES),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "comparisons" / "algebra").glob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "comparisons" / "framing_words").glob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "comparisons" / "prefill").glob("*.py")),
    *(str(path.relative_to(ROOT)) for path in (ROOT / "comparisons" / "voices").glob("*.py")),
    "comparisons/vocabulary.py",
    "comparisons/citing.py",
    "comparisons/highlights.py",
    "comparisons/collation.py",
    "comparisons/languages.py",
    "comparisons/nearest.py",
    "comparisons/residue.py",
    "comparisons/roles.py",
]
RUNGS = [
    {"models"},
    {"judging"},
    {"selectors", "actions", "listing", "comparison", "bundles"},
    {"pages", "comparison_json", "comparison_csv"},
    {"views", "admin", "management", "forms", "forms_framing", "filters", "urls"},
]
"""The ladder of comparisons above its pure modules: a module imports from its own rung or a lower one."""


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules_below(folder: str) -> list[Path]:
    return [path for path in (ROOT / folder).rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]


@pytest.mark.parametrize("path", modules_below("articles"), ids=lambda path: str(path.relative_to(ROOT)))
def test_articles_never_import_comparisons(path: Path) -> None:
    assert not [name for name in imports_of(path) if name.split(".")[0] == "comparisons"]


@pytest.mark.parametrize("name", PURE)
def test_pure_modules_import_only_the_standard_library_and_each_other(name: str) -> None:
    pure = {other.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for other in PURE}
    for imported in imports_of(ROOT / name):
        top = imported.split(".")[0]
        if top in {"articles", "comparisons"}:
            assert imported in pure or imported.rpartition(".")[0] in pure, f"{name} imports {imported}"
        else:
            assert top != "django", f"{name} imports {imported}"


def rung_of(module: str) -> int | None:
    parts = module.split(".")
    if parts[0] != "comparisons" or len(parts) < 2:
        return None
    return next((number for number, rung in enumerate(RUNGS) if parts[1] in rung), None)


@pytest.mark.parametrize("path", modules_below("comparisons"), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_no_higher_rung(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    own = rung_of(module)
    higher = [name for name in imports_of(path) if own is not None and (rung_of(name) or 0) > own]
    assert not higher, f"{module} imports {higher}"
