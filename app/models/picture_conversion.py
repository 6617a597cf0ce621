"""The two networks of a picture model, made once of what was installed and kept beside it: pictures, and words.

What lies there may be deleted at any time; the next use makes it again.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from app.domain.errors import ModelError
from app.models.installed import MANIFEST_FILE, sha256_of
from app.models.model_files import ModelFiles, verify_model_files
from app.runtime.whole_file import write_whole

VERSION = 1  # to be raised when what is made gives other numbers
PICTURES_FILE, TEXT_FILE = "pictures.onnx", "text.onnx"
_PICTURE_OUTPUT, _TEXT_OUTPUT = "image_embeds", "text_embeds"


@dataclass(frozen=True, slots=True)
class Towers:
    """The network for pictures, and the one for words where the model has one."""

    pictures: Path
    text: Path | None


def derived_towers(files: ModelFiles, whole: Path | None, config: Mapping[str, Any], models_dir: Path) -> Towers:
    """Both networks: cut out of the ONNX file `whole` that holds both, else converted from safetensors.

    Safe against being called by several processes at once and against being killed half-way. Raises ModelError where
    that cannot be done or written.
    """
    folder = models_dir / f"{files.id}-towers-{VERSION}"
    made = Towers(folder / PICTURES_FILE, folder / TEXT_FILE)
    if _is_intact(folder, files):
        return made
    try:
        models_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(models_dir / f"{files.id}.lock"):
            if not _is_intact(folder, files):
                _make(files, whole, config, folder)
    except OSError as error:
        raise ModelError(
            f"The model {files.id} could not be written to {models_dir}: {error.strerror or error}.",
            "Free some disk space or check the folder's permissions, then try again.",
        ) from error
    return made


def _is_intact(folder: Path, files: ModelFiles) -> bool:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST_FILE).read_bytes())
        sums = {name: sha256_of(folder / name) for name in (PICTURES_FILE, TEXT_FILE)}
        return bool(manifest["of"] == files.checksum and manifest["files"] == sums)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _make(files: ModelFiles, whole: Path | None, config: Mapping[str, Any], folder: Path) -> None:
    verify_model_files(files)
    for litter in folder.parent.glob(f".{folder.name}-*"):  # of a process that was killed while it converted
        shutil.rmtree(litter, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as temporary:
        staged = Path(temporary) / "staged"
        staged.mkdir()
        if whole is None:
            _convert(files, config, staged)
        else:
            _cut_apart(whole, staged)
        sums = {name: sha256_of(staged / name) for name in (PICTURES_FILE, TEXT_FILE)}
        write_whole(staged / MANIFEST_FILE, json.dumps({"of": files.checksum, "files": sums}, indent=2))
        if folder.exists():  # damaged, or of other weights: put aside, so that the swap is one rename
            folder.replace(Path(temporary) / "before")
        staged.replace(folder)


def _cut_apart(whole: Path, staged: Path) -> None:
    """Both halves of a graph that takes pictures and words together. Raises ModelError where it has other outputs."""
    import onnx  # a second of imports that no other moment should pay
    from onnx.utils import Extractor

    try:
        extractor = Extractor(onnx.load(str(whole)))
        taken = {each.name for each in extractor.graph.input}
        words = [name for name in ("input_ids", "attention_mask") if name in taken]
        for inputs, output, file in (
            (["pixel_values"], _PICTURE_OUTPUT, PICTURES_FILE),
            (words, _TEXT_OUTPUT, TEXT_FILE),
        ):
            onnx.save(extractor.extract_model(inputs, [output]), str(staged / file))
    except OSError:
        raise
    except Exception as error:  # the library raises classes of its own that share no base
        raise ModelError(
            f"The network in {whole} cannot be cut into one for pictures and one for words: {error}.",
            "Choose another model: akin models",
        ) from error


def _convert(files: ModelFiles, config: Mapping[str, Any], staged: Path) -> None:
    from app.models.families.two_towers import write_picture_tower, write_text_tower  # as above

    weights = files.path("model.safetensors")
    write_picture_tower(weights, config, staged / PICTURES_FILE)
    write_text_tower(weights, config, staged / TEXT_FILE)
