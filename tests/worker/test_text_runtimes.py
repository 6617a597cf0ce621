import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.index.indexer import Indexer, IndexerOptions
from app.models.openai_server.embedder import ServerEmbedder, try_server
from app.models.openai_server.kept import allow
from app.models.openai_server.model import ServerModel
from app.models.runtimes.extras import Runtime, is_installed
from app.runtime.settings import Settings, TextRuntime
from app.runtime.settings_writing import set_setting
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.worker.choosing import choose, text_side
from app.worker.engine import Engine
from app.worker.lineage import lineage_of
from app.worker.text_runtimes import SERVER, chosen_server
from tests.models.openai_server.conftest import DIMENSIONS, LocalServer
from tests.models.tiny import tiny_model


@pytest.fixture
def server() -> Iterator[LocalServer]:
    local = LocalServer()
    yield local
    local.end()


def of_server(server: LocalServer) -> Settings:
    return Settings(text_model=SERVER, server_address=server.address.url, server_model="tiny")


def test_a_library_gets_its_meaning_from_a_server(
    server: LocalServer, tmp_path: Path, models_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKIN_MODELS_DIR", str(tmp_path / "models"))
    (tmp_path / "models").mkdir()
    for each in models_dir.iterdir():
        (tmp_path / "models" / each.name).symlink_to(each)
    data, files = tmp_path / "data", tmp_path / "files"
    for folder in (data, files):
        folder.mkdir()
    (files / "heron.txt").write_text("The heron stands in the shallow water.")
    for name, value in (("server_address", server.address.url), ("server_model", "tiny"), ("text_model", SERVER)):
        set_setting(data, name, value)
    try_server(ServerModel(server.address, "tiny"), tmp_path / "models")
    engine = Engine(data)
    assert engine.wish.text.id == SERVER
    with engine.open_library() as library, library.writing():
        report = Indexer(
            library, engine.tokenizer, engine.embedders, IndexerOptions(1, engine.sizes, engine.limits)
        ).run([library.folders.add(WatchedFolder(os.path.realpath(files)))])
        assert report.embedded == 1
        assert Searcher(library, engine.embedders).search("a bird in a pond").hits
        made_by = lineage_of(engine, library, files / "heron.txt").document
        assert made_by is not None
        assert made_by.text.title == f"tiny on {server.address.host}"
        assert (made_by.text.revision, made_by.text.installed) == (server.address.url, True)
        set_setting(data, "server_model", "another")
        made_by = lineage_of(Engine(data), library, files / "heron.txt").document
        assert made_by is not None
        assert (made_by.text.title, made_by.text.revision) == ("a model on a server", "")
    embedder = engine.embedder()
    assert isinstance(embedder, ServerEmbedder)
    embedder.close()
    asked = [text for question in server.questions for text in question["input"]]
    assert any("shallow water" in text for text in asked)
    assert "a bird in a pond" in asked
    assert Engine(data).present == engine.wish, "the index is known again"


def test_an_index_is_of_the_server_and_what_it_gave(server: LocalServer, tmp_path: Path) -> None:
    try_server(ServerModel(server.address, "tiny"), tmp_path)
    side = text_side(SERVER, 0, tmp_path, of_server(server))
    assert (side.width, side.full) == (DIMENSIONS, DIMENSIONS)
    assert text_side(SERVER, 4, tmp_path, of_server(server)).width == 4
    try_server(ServerModel(server.address, "tiny"), tmp_path, ("query: ", ""))
    assert text_side(SERVER, 0, tmp_path, of_server(server)) != side


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (Settings(text_model=SERVER), "name no server"),
        (Settings(text_model=SERVER, server_address="http://localhost:1/v1"), "name no model"),
        (Settings(text_model=SERVER, server_address="http://localhost:1/v1", server_model="m"), "does not know yet"),
        (Settings(text_model=SERVER, server_address="https://far.invalid/v1", server_model="m"), "not this machine"),
    ],
)
def test_a_server_that_cannot_be_used_is_told_and_changes_nothing(
    settings: Settings, told: str, tmp_path: Path
) -> None:
    chosen = choose(settings, tmp_path)
    assert chosen.wish.text.id == "minilm"
    (note,) = chosen.notes
    assert told in note


def test_off_is_the_default() -> None:
    with pytest.raises(ModelError, match="name no server"):
        chosen_server(Settings())


def test_a_server_that_was_agreed_to_and_tried_is_used(tmp_path: Path, server: LocalServer) -> None:
    far = Settings(text_model=SERVER, server_address="https://far.invalid/v1", server_model="tiny")
    facts = try_server(ServerModel(server.address, "tiny"), tmp_path)
    kept = json.loads((tmp_path / "servers.json").read_text())
    kept["servers"]["https://far.invalid/v1"] = kept["servers"].pop(server.address.url)
    (tmp_path / "servers.json").write_text(json.dumps(kept))
    address, _ = chosen_server(far)
    allow(address, tmp_path)
    assert choose(far, tmp_path).wish.text.full == facts.dimensions


def test_the_settings_say_what_runs_an_installed_model(tmp_path: Path) -> None:
    tiny_model("bert", tmp_path, "bge-small")
    side = text_side("bge-small", 0, tmp_path, Settings())
    assert text_side("bge-small", 0, tmp_path, Settings(text_runtime=TextRuntime.ONNX)) == side
    assert text_side("bge-small", 0, tmp_path, Settings(text_runtime=TextRuntime.LLAMA)) == side, "it has no such file"
    asks_torch = Settings(text_runtime=TextRuntime.TORCH)
    if is_installed(Runtime.TORCH):
        assert text_side("bge-small", 0, tmp_path, asks_torch) != side
        return
    (note,) = choose(Settings(text_model="bge-small", text_runtime=TextRuntime.TORCH), tmp_path).notes
    assert "pip install 'akin-desktop[torch]'" in note


@pytest.mark.filterwarnings("ignore")  # what torch's libraries warn of is theirs
def test_the_engine_runs_an_installed_model_on_torch_where_that_is_asked_for(
    tmp_path: Path, models_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_installed(Runtime.TORCH):
        pytest.skip("The extra `torch` is not installed.")
    assert models_dir.is_dir()
    monkeypatch.setenv("AKIN_MODELS_DIR", str(tmp_path / "models"))
    tiny_model("bert", tmp_path / "models", "bge-small")
    data = tmp_path / "data"
    data.mkdir()
    for name, value in (("text_model", "bge-small"), ("text_runtime", "torch")):
        set_setting(data, name, value)
    embedder = Engine(data).embedder()
    assert type(embedder).__name__ == "TorchTextEmbedder"
    assert embedder.embed_passages(["tide"]).shape == (1, embedder.model.dimensions)
