"""Static files as production keeps them."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

IMPORT = re.compile(
    r"""^\s*(?:import|export)\b[^;]*?from\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']""", re.M
)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("staticfiles")
    storages = {"staticfiles": {"BACKEND": "config.storage.HashedStaticFiles"}}
    with override_settings(STATIC_ROOT=root, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def test_every_file_has_a_hashed_name(collected: Path) -> None:
    paths = json.loads((collected / "staticfiles.json").read_text())["paths"]
    assert "admin/css/base.css" in paths
    assert all((collected / hashed).is_file() for hashed in paths.values())


def test_modules_import_each_other_by_hashed_names(collected: Path) -> None:
    paths = json.loads((collected / "staticfiles.json").read_text())["paths"]
    ours = [hashed for name, hashed in paths.items() if re.match(r"js/.*\.js$", name)]
    for module in ours:
        for found in IMPORT.finditer((collected / module).read_text()):
            imported = found.group(1) or found.group(2)
            assert re.search(r"\.[0-9a-f]{12}\.js$", imported), f"{module} imports {imported}"
