"""Removing a model: what goes, what stays, and what is refused."""

from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.models.installing.hub import Hub
from app.models.installing.incoming import Incoming
from app.models.installing.install import install, make_offer
from app.models.installing.removing import check_removable, made_of, removable_bytes, remove_model
from app.models.model_files import find_model_files
from tests.models.installing.conftest import SMALL, entry
from tests.models.installing.stand_in_hub import StandInHub


def test_the_model_and_what_was_made_of_it_go_and_others_stay(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    stand_in.repositories[entry("bge-base").repository] = stand_in.repositories[entry(SMALL).repository]
    install(make_offer(entry(SMALL), models, hub), hub)
    other = install(make_offer(entry("bge-base"), models, hub), hub)
    made = {f"{SMALL}-int8-2", f"{SMALL}-passage-tokens-fp32-1", f"{SMALL}-towers-1"}
    for name in (*made, f"{SMALL}-int8-x", "bge-smaller-int8-2"):
        (models / name).mkdir()
        (models / name / "model.onnx").write_bytes(bytes(1000))
    assert {path.name for path in made_of(SMALL, models)} == made
    size = removable_bytes(SMALL, models)
    assert remove_model(SMALL, models) == size
    assert find_model_files(SMALL, models) is None
    assert find_model_files("bge-base", models) == other
    left = {path.name for path in models.iterdir()}
    assert left == {".incoming", "bge-base", f"{SMALL}-int8-x", "bge-smaller-int8-2"}
    assert removable_bytes(SMALL, models) == 0


def test_what_was_made_of_a_model_with_a_longer_name_is_not_its_own(tmp_path: Path) -> None:
    for name in ("arctic-m-tokens-int8-1", "arctic-m-2-tokens-int8-1", "arctic-m-2-int8-1", "arctic-m-2"):
        (tmp_path / name).mkdir()
    assert [path.name for path in made_of("arctic-m", tmp_path)] == ["arctic-m-tokens-int8-1"]
    assert {path.name for path in made_of("arctic-m-2", tmp_path)} == {"arctic-m-2-tokens-int8-1", "arctic-m-2-int8-1"}


def test_what_an_attempt_has_left_goes_too(models: Path, hub: Hub, stand_in: StandInHub) -> None:
    stand_in.left = 50_000
    with pytest.raises(ModelError):
        install(make_offer(entry(SMALL), models, hub), hub, patience=())
    assert Incoming(SMALL, models).waiting() == 50_000
    assert remove_model(SMALL, models) == 50_000
    assert Incoming(SMALL, models).waiting() == 0


def test_what_is_needed_stays() -> None:
    check_removable(entry(SMALL), {"bge-base", "minilm"})
    with pytest.raises(ModelError, match="is in use") as caught:
        check_removable(entry(SMALL), {SMALL})
    assert "akin models use" in caught.value.advice
    with pytest.raises(ModelError, match="comes with Akin"):
        check_removable(entry("minilm"), ())


def test_a_model_that_is_being_installed_is_not_removed(models: Path) -> None:
    with Incoming(SMALL, models).exclusively(), pytest.raises(ModelError, match="Another process"):
        remove_model(SMALL, models)
