"""Picture models of open_clip are chosen as others are, and run on torch where that is installed."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.cli.main import main
from app.domain.errors import ModelError
from app.models.installed import model_folder
from app.models.runtimes.extras import Runtime, how_to_get, is_installed
from app.models.runtimes.torch_pictures import OpenClipEmbedder
from app.models.text_models import MINILM
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.runtime.settings import Settings
from app.search.searcher import Searcher
from app.worker.beside import BesideBuild
from app.worker.choosing import choose, picture_side
from app.worker.engine import Engine
from app.worker.using import offer_use, use_model
from tests.models.tiny import list_files
from tests.models.tiny_open_clip import bare_open_clip, tiny_open_clip

ID = "openclip-b32"
TORCH = is_installed(Runtime.TORCH)
COLOURS = {"red": (220, 20, 20), "green": (20, 200, 40), "blue": (20, 40, 220)}


@pytest.mark.skipif(TORCH, reason="The extra `torch` is installed.")
def test_without_torch_the_choice_is_told_with_the_command_that_gets_it(tmp_path: Path) -> None:
    bare_open_clip(tmp_path / ID)
    with pytest.raises(ModelError, match="needs torch") as caught:
        picture_side(ID, tmp_path)
    assert how_to_get(Runtime.TORCH) in caught.value.advice
    chosen = choose(Settings(picture_model=ID), tmp_path)
    assert chosen.wish.pictures.id == "pocket"
    (note,) = chosen.notes
    assert how_to_get(Runtime.TORCH) in note


@pytest.mark.skipif(not TORCH, reason="The extra `torch` is not installed.")
def test_the_width_comes_of_open_clip_s_own_description(tmp_path: Path) -> None:
    bare_open_clip(tmp_path / ID)
    side = picture_side(ID, tmp_path)
    assert (side.width, side.full) == (24, 24)
    assert "open-clip" in side.fingerprint
    (tmp_path / ID / "open_clip_config.json").write_text("{}")
    list_files(tmp_path / ID)
    with pytest.raises(ModelError, match="not those of an open_clip model"):
        picture_side(ID, tmp_path)


@pytest.mark.skipif(not TORCH, reason="The extra `torch` is not installed.")
@pytest.mark.filterwarnings("ignore")  # what torch's libraries warn of is theirs
def test_a_library_finds_its_pictures_by_an_open_clip_model(
    tmp_path: Path, models_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models, data, files = tmp_path / "models", tmp_path / "data", tmp_path / "files"
    models.mkdir()
    files.mkdir()
    converted = model_folder(MINILM, models_dir)
    (models / converted.name).symlink_to(converted, target_is_directory=True)
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(models))
    for name, colour in COLOURS.items():
        Image.new("RGB", (160, 120), colour).save(files / f"{name}.png")
    assert main(["--data-dir", str(data), "index", "--quiet", str(files)]) == 0
    tiny_open_clip(models / ID)
    use_model(data, offer_use(data, ID))
    engine, stop = Engine(data), threading.Event()
    other = engine.other(engine.settings)
    assert other is not None
    with engine.open_library() as library, library.writing():
        building = BesideBuild(library, engine, other, engine.settings)
        assert building.run(lambda _: None, stop)
        building.take_place(lambda _: None, stop)
    engine = Engine(data)
    assert (engine.wish.text.id, engine.wish.pictures.id, engine.wish.pictures.width) == ("minilm", ID, 24)
    embedder = engine.picture_embedder()
    assert isinstance(embedder, OpenClipEmbedder)
    assert (embedder.asks, embedder.mixing.is_fitted) == (None, False)
    assert engine.picture_model.size == 32
    assert np.linalg.norm(engine.embedders.picture_query("red", None)) == pytest.approx(1, abs=1e-5)
    with engine.open_library() as library:
        assert len(library.pictures) == len(COLOURS)
        found = Searcher(library, engine.embedders).search("something red")
    assert found.notes == ()
