"""A tiny model of each family comes from the hub, runs, goes into a bundle, and gives the same vectors elsewhere."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.domain.catalogue import ModelKind
from app.embed.text import OnnxTextEmbedder
from app.models.catalogue import load_catalogue
from app.models.installing.exporting import export_model
from app.models.installing.hub import Hub
from app.models.installing.importing import entry_of, import_model
from app.models.installing.install import install, make_offer
from app.models.installing.sources import open_source
from app.models.model_files import ModelFiles
from app.models.text_preparation import prepare_text_model
from tests.models.installing.conftest import entry
from tests.models.installing.stand_in_hub import StandInHub, repository_in
from tests.models.tiny import FAMILIES, tiny_model, tiny_repository

TEXTS = ["The tide turns twice a day.", "knee"]
PLAIN = "gte-small"


MODELS = {
    each.family.id: each.id
    for each in reversed(load_catalogue().entries)
    if each.kind is ModelKind.TEXT and not each.shipped
} | {"bert": PLAIN}


def vectors(files: ModelFiles, models: Path) -> np.ndarray:  # type: ignore[type-arg]
    prepared = prepare_text_model(files, entry(files.id), models)
    return OnnxTextEmbedder(prepared, threads=1).embed_passages(TEXTS)


@pytest.mark.parametrize(
    "family",
    [
        family if family == "bert" else pytest.param(family, marks=pytest.mark.slow)
        for family in FAMILIES
        if family in MODELS
    ],
)
def test_a_model_of_each_family_travels(
    family: str, models: Path, hub: Hub, stand_in: StandInHub, tmp_path: Path
) -> None:
    model_id, options = MODELS[family], {"pooling": "cls", "dense": (24,)}
    served = tiny_repository(family, tmp_path / "served", **options)
    (served / "pytorch_model.bin").write_bytes(b"not taken")
    stand_in.repositories[entry(model_id).repository] = repository_in(served)
    files = install(make_offer(entry(model_id), models, hub), hub)
    found = vectors(files, models)
    assert found.shape == (2, 24)
    directly = tiny_model(family, tmp_path / "direct", model_id, **options)
    assert np.array_equal(found, vectors(directly, tmp_path / "direct"))
    assert files.checksum == replace(directly, files={name: directly.files[name] for name in files.files}).checksum
    export_model(files, tmp_path / "bundle.zip")
    with open_source(tmp_path / "bundle.zip") as source:
        elsewhere = import_model(source, entry_of(source, load_catalogue()), tmp_path / "elsewhere")
    assert elsewhere.checksum == files.checksum
    assert np.array_equal(found, vectors(elsewhere, tmp_path / "elsewhere"))
