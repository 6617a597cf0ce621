import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.checks import Verdict
from app.domain.errors import ModelError
from app.models.runtimes.extras import Runtime, check_runtimes, how_to_get, is_installed, require
from app.models.runtimes.offline import offline

UNUSED = """
import sys
from app.cli.main import main
from pathlib import Path
import app.worker.engine, app.models.runtimes.extras, app.models.runtimes.prepare
import app.models.runtimes.torch_text, app.models.runtimes.torch_pictures, app.models.runtimes.llama_text
app.models.runtimes.extras.check_runtimes()
heavy = {"torch", "transformers", "sentence_transformers", "open_clip", "llama_cpp", "keyring"}
print(sorted(heavy & set(sys.modules)))
"""


def test_onnx_runtime_is_always_there() -> None:
    assert is_installed(Runtime.ONNX)
    require(Runtime.ONNX, "MiniLM")


@pytest.mark.parametrize("runtime", [Runtime.TORCH, Runtime.LLAMA])
def test_what_is_missing_says_how_to_get_it(runtime: Runtime) -> None:
    check = check_runtimes()
    assert check.verdict is Verdict.OK
    assert how_to_get(runtime) in (f"pip install 'akin-desktop[{extra}]'" for extra in ("torch", "llm"))
    assert (how_to_get(runtime) in check.message) is not is_installed(runtime)
    if is_installed(runtime):
        require(runtime, "Stella")
        return
    with pytest.raises(ModelError, match="Stella needs") as caught:
        require(runtime, "Stella")
    assert how_to_get(runtime) in caught.value.advice


def test_nothing_heavy_is_loaded_unless_a_model_needs_it() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", UNUSED], cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_offline_ends_with_what_was_before(monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setenv("TRANSFORMERS_VERBOSITY", "info")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    with offline():
        assert os.environ["HF_HUB_OFFLINE"] == "1"
        assert constants.HF_HUB_OFFLINE
    assert "HF_HUB_OFFLINE" not in os.environ
    assert os.environ["TRANSFORMERS_VERBOSITY"] == "info"
    assert not constants.HF_HUB_OFFLINE
