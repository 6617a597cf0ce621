"""Networks made of an installed model's weights: converted once, kept beside it, and verified at every load."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.models.agreement import LEAST_AGREEMENT, agreement
from app.models.installed import MODEL_FILE
from app.models.made_once import made_once
from app.models.model_files import ModelFiles, verify_model_files
from app.models.tokenizer_file import load_tokenizer

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
    made_once(folder, files.id, files.checksum, lambda staged: _make(files, config, derived, staged))
    return folder / MODEL_FILE


def _make(files: ModelFiles, config: dict[str, Any], derived: Derived, staged: Path) -> dict[str, Any]:
    # Conversion needs onnx and the quantizer, a second of imports that no other moment should pay.
    from app.models.families.convert import write_encoder

    verify_model_files(files)
    weights, made = files.folder / f"{derived.part}{WEIGHTS}", staged / MODEL_FILE
    write_encoder(weights, config, made, pairs=derived.pairs, int8=derived.int8)
    if not derived.int8:
        return {"precision": "fp32"}
    full = staged.parent / "full.onnx"
    write_encoder(weights, config, full, pairs=derived.pairs)
    found = round(agreement(full, made, load_tokenizer(files.path(f"{derived.part}tokenizer.json"), files.id)), 5)
    if found >= LEAST_AGREEMENT:
        return {"precision": "int8", "agreement": found}
    write_encoder(weights, config, made, pairs=derived.pairs)
    return {"precision": "fp32", "agreement": found}
