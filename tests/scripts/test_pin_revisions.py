"""Commits are asked of a stand-in of the hub, and written into the catalogue's text; nothing else of it changes."""

import pytest
from pin_revisions import CATALOGUE, Pin, pinned, pins

from app.domain.errors import ModelError
from app.models.catalogue import load_catalogue, parse_catalogue
from app.models.installing.hub import Hub
from tests.models.installing.stand_in_hub import StandInHub, running

FILES = {"config.json": b"{}", "tokenizer.json": b"{}", "model.safetensors": b"weights"}
TEXT = CATALOGUE.read_text(encoding="utf-8")


def test_commits_are_those_that_the_hub_names_and_nothing_else_changes() -> None:
    catalogue = load_catalogue()
    small, medicine, other, not_yet = map(catalogue.find, ("bge-small", "medcpt", "mxbai-large", "jina-v3"))
    assert small is not None and medicine is not None and other is not None and not_yet is not None  # noqa: PT018
    repositories = {
        small.repository: FILES,
        medicine.repository: FILES,
        medicine.passage_repository: dict(FILES, a=b""),
    }
    repositories[other.repository] = {"config.json": b"{}", "pytorch_model.bin": b"pickle"}
    with running(StandInHub(repositories)) as hub:
        found = list(pins((small, medicine, other, not_yet), Hub(hub.address)))
        expected = {name: hub.commit_of(name) for name in repositories}
    by_key = {(pin.model_id, pin.key): pin for pin in found}
    assert by_key.pop(("mxbai-large", "revision")).problem.startswith("Mixedbread Embed large cannot be installed")
    assert {key: pin.commit for key, pin in by_key.items()} == {
        ("bge-small", "revision"): expected[small.repository],
        ("medcpt", "revision"): expected[medicine.repository],
        ("medcpt", "passage_revision"): expected[medicine.passage_repository],
    }
    written = pinned(TEXT, found)
    after = parse_catalogue(written)
    assert {entry.id for entry in after.entries if entry.pinned} == {"bge-small", "medcpt"}
    assert len(written.splitlines()) == len(TEXT.splitlines()) + 1
    assert sum(line not in TEXT.splitlines() for line in written.splitlines()) == 3


def test_what_is_no_commit_is_not_written() -> None:
    with pytest.raises(ModelError, match="revision"):
        pinned(TEXT, [Pin("bge-small", "revision", "v1")])
    assert pinned(TEXT, [Pin("bge-small", "revision", problem="gone")]) == TEXT
