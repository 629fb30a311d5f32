"""Dump, then load elsewhere: the comparison is the same to the last character."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from comparisons.actions import find_stale_verdicts
from comparisons.tests.bundles.making import Tree, dump, load, render_all, undone
from comparisons.tests.bundles.strategies import bundles

# An example costs two loads. One that fails is small already, and shrinking it would take minutes.
FEW = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
@FEW
@given(bundle=bundles(), name=st.sampled_from(["bundle.yaml", "bundle.json"]))
def test_a_dump_loaded_elsewhere_gives_the_same_comparison(bundle: Tree, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with undone():
            load(Path(folder), bundle, name)
            first, written = render_all(), dump(*sorted(event["slug"] for event in bundle["events"]))
            assert not find_stale_verdicts()
        with undone():
            load(Path(folder), written, "dumped.yaml")
            assert render_all() == first
            assert dump(*sorted(first)) == written
