"""Networks made of an installed model's weights: converted once, kept beside it, and verified at every load.

What lies there may be deleted at any time; the next use makes it again.
"""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from app.domain.errors import ModelError
from app.models.agreement import LEAST_AGREEMENT, agreement
from app.models.installed import MANIFEST_FILE, MODEL_FILE, sha256_of
from app.models.model_files import ModelFiles, verify_model_files
from app.runtime.whole_file import write_whole

VERSION = 1  # to be raised when what is made gives other numbers
WEIGHTS = "model.safetensors"


@dataclass(frozen=True, slots=True)
class Derived:
    """What is to be made: the encoder, with `pairs` one that tells two texts apart, with `int8` in small matrices.

    `part` stands before the names of the files, where a model has more networks than one.
    """

    pairs: bool = False
    int8: bool = True
    part: str = ""

    @property
    def name(self) -> str:
        """Tells one from the other, in the name of its folder."""
        precision = "int8" if self.int8 else "fp32"
        return f"{self.part.replace('/', '-')}{'pairs' if self.pairs else 'tokens'}-{precision}-{VERSION}"


def derived_encoder(files: ModelFiles, config: dict[str, Any], derived: Derived, models_dir: Path) -> Path:
    """The ONNX file of the encoder, made first where it is missing, damaged, or of other weights.

    Where int8 is asked for and gives vectors that differ too much, the full matrices are kept; the manifest says so.
    Safe against being called by several processes at once and against being killed half-way. Raises ModelError where
    Akin cannot convert it, or it cannot be written.
    """
    folder = models_dir / f"{files.id}-{derived.name}"
    if _is_intact(folder, files):
        return folder / MODEL_FILE
    try:
        models_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(models_dir / f"{files.id}.lock"):
            if not _is_intact(folder, files):
                _make(files, config, derived, folder)
    except OSError as error:
        raise ModelError(
            f"The model {files.id} could not be written to {models_dir}: {error.strerror or error}.",
            "Free some disk space or check the folder's permissions, then try again.",
        ) from error
    return folder / MODEL_FILE


def _is_intact(folder: Path, files: ModelFiles) -> bool:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST_FILE).read_bytes())
        data = folder / f"{MODEL_FILE}.data"
        return bool(
            manifest["of"] == files.checksum
            and manifest["sha256"] == sha256_of(folder / MODEL_FILE)
            and ("data" not in manifest or manifest["data"] == sha256_of(data))
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _make(files: ModelFiles, config: dict[str, Any], derived: Derived, folder: Path) -> None:
    # Conversion needs onnx and the quantizer, a second of imports that no other moment should pay.
    from app.models.families.convert import data_file, write_encoder

    verify_model_files(files)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as temporary:
        staged, full = Path(temporary) / "staged", Path(temporary) / "full.onnx"
        staged.mkdir()
        weights, made = files.folder / f"{derived.part}{WEIGHTS}", staged / MODEL_FILE
        write_encoder(weights, config, made, pairs=derived.pairs, int8=derived.int8)
        said: dict[str, Any] = {"precision": "int8" if derived.int8 else "fp32"}
        if derived.int8:
            write_encoder(weights, config, full, pairs=derived.pairs)
            said["agreement"] = round(agreement(full, made, files.path(f"{derived.part}tokenizer.json")), 5)
            if said["agreement"] < LEAST_AGREEMENT:
                said["precision"] = "fp32"
                write_encoder(weights, config, made, pairs=derived.pairs)
        data = data_file(made)
        said |= {"data": sha256_of(data)} if data.exists() else {}
        manifest = {"of": files.checksum, "sha256": sha256_of(made), **said}
        write_whole(staged / MANIFEST_FILE, json.dumps(manifest, indent=2))
        if folder.exists():  # damaged, or of other weights: put aside, so that the swap is one rename
            folder.replace(Path(temporary) / "before")
        staged.replace(folder)
    for litter in folder.parent.glob(f".{folder.name}-*"):  # of a process that was killed while it converted
        shutil.rmtree(litter, ignore_errors=True)
