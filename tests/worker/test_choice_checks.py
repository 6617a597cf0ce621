"""The doctor tells of models that are named in vain, and of those that lack what runs them."""

from pathlib import Path

import pytest

from app.domain.checks import Verdict
from app.models.checks import check_installed_models
from app.models.runtimes.extras import Runtime, how_to_get, is_installed
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.runtime.settings_writing import set_setting
from app.worker.choice_checks import check_choice, named_in_vain
from app.worker.engine import Engine
from tests.models.tiny import list_files, tiny_model, write_json
from tests.models.tiny_open_clip import bare_open_clip


def test_models_that_are_named_in_vain_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(tmp_path / "models"))
    data = tmp_path / "data"
    data.mkdir()
    assert check_choice(Engine(data)).verdict is Verdict.OK
    for name, value in (("text_model", "bge-base"), ("reranker", "minilm-l6"), ("sparse_model", "nonsense")):
        set_setting(data, name, value)
    check = check_choice(Engine(data))
    assert check.verdict is Verdict.WARNING
    for told in ("akin models install bge-base", "akin models install minilm-l6", "knows no model 'nonsense'"):
        assert told in check.message
    (tmp_path / "models" / "minilm-l6").mkdir(parents=True)
    (tmp_path / "models" / "minilm-l6" / "akin.json").write_text("{")
    assert "is damaged" in check_choice(Engine(data)).message


def test_models_that_do_something_else_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(tmp_path / "models"))
    tiny_model("bert", tmp_path / "models", "bge-small")
    data = tmp_path / "data"
    data.mkdir()
    set_setting(data, "sparse_model", "ettin-17m")
    assert [told for told in named_in_vain(Engine(data)) if "is no sparse model" in told]
    for name in ("reranker", "sparse_model"):
        set_setting(data, name, "bge-small")
    assert [told.partition(":")[0] for told in named_in_vain(Engine(data)) if "vectors of texts only" in told] == [
        "The setting reranker",
        "The setting sparse_model",
    ]


def test_what_lacks_its_runtime_says_how_to_get_it(tmp_path: Path) -> None:
    tiny_model("bert", tmp_path, "bge-small")
    tiny_model("qwen3", tmp_path, "qwen3-4b")
    bare_open_clip(tmp_path / "openclip-b32")
    write_json(tmp_path / "bge-reranker-gemma" / "config.json", {"model_type": "gemma"})
    list_files(tmp_path / "bge-reranker-gemma")
    write_json(tmp_path / "jina-v3" / "config.json", {})
    list_files(tmp_path / "jina-v3")
    checks = {check.name: check for check in check_installed_models(tmp_path)}
    assert checks.pop("model bge-small").verdict is Verdict.OK
    yet = checks.pop("model jina-v3")
    assert (yet.verdict, "cannot run" in yet.message) == (Verdict.WARNING, True)
    assert set(checks) == {"model qwen3-4b", "model openclip-b32", "model bge-reranker-gemma"}
    for check in checks.values():
        if is_installed(Runtime.TORCH):
            assert check.verdict is Verdict.OK
        else:
            assert check.verdict is Verdict.WARNING
            assert how_to_get(Runtime.TORCH) in check.advice
