"""Makes an installed language model ready to rerank: its network, and where its answer is read.

The answer is the next word that the model expects. It is read from the last token's vector by the word's own row of the
matrix that makes words of vectors, so that the network is an encoder like others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.models.asking import ASKING, Asking
from app.models.derived import WEIGHTS, Derived, derived_encoder
from app.models.families import KINDS
from app.models.families.weights import Floats, Tensors
from app.models.model_config import read_json
from app.models.model_files import ModelFiles, again, verify_model_files
from app.models.rerankers import TOKENIZER
from app.models.runtimes.extras import Runtime, require
from app.models.tokenizer_file import load_tokenizer

_OUTPUTS = ("lm_head.weight", "embed_tokens.weight")  # the second where both matrices are one


@dataclass(frozen=True, slots=True, eq=False)
class InstalledJudge:
    """A language model that is ready to be loaded as a reranker.

    `onnx` is its network, None where torch runs the files in `folder`. The product of the last token's vector with
    `answer`, (width,), is how much more it expects "yes" than "no". `first` are the tokens before all others.
    """

    id: str
    title: str
    folder: Path
    onnx: Path | None
    tokenizer: Path
    asking: Asking
    first: tuple[int, ...]
    answer: Floats
    fingerprint: str


def prepare_judge(files: ModelFiles, entry: CatalogueEntry, models_dir: Path, *, int8: bool = True) -> InstalledJudge:
    """The reranker of these files, its network converted below `models_dir` first where it can be.

    Raises ModelError where it cannot be run, or a file is missing or damaged.
    """
    if entry.kind is not ModelKind.RERANKER:
        raise ModelError(f"{entry.title} is no reranker.", "`akin models` lists the rerankers.")
    config = read_json(files, "config.json")
    kind = str(config.get("model_type"))
    onnx, how = None, "torch"
    if kind in KINDS:
        small = {name: facts for name, facts in files.files.items() if name.endswith(".json")}
        verify_model_files(replace(files, files=small))
        derived = Derived(int8=int8)
        onnx, how = derived_encoder(files, config, derived, models_dir), derived.name
    else:
        require(Runtime.TORCH, entry.title)
        verify_model_files(files)
    asking = ASKING[kind]
    return InstalledJudge(
        id=files.id,
        title=entry.title,
        folder=files.folder,
        onnx=onnx,
        tokenizer=files.path(TOKENIZER),
        asking=asking,
        first=_first(files, config, asking),
        answer=_answer(files, asking),
        fingerprint=f"{files.id}:{files.checksum[:12]}:judge-{how}",
    )


def _first(files: ModelFiles, config: Mapping[str, Any], asking: Asking) -> tuple[int, ...]:
    begins = config.get("bos_token_id")
    if not asking.begins:
        return ()
    if not isinstance(begins, int):
        raise ModelError(f"The files of {files.id} do not tell by which token a text begins.", again(files.id))
    return (begins,)


def _answer(files: ModelFiles, asking: Asking) -> Floats:
    """The row of "yes" less that of "no"."""
    tokenizer = load_tokenizer(files.path(TOKENIZER), files.id)
    weights = Tensors(files.folder / WEIGHTS, ("model.",))
    matrix = next((name for name in _OUTPUTS if name in weights), _OUTPUTS[-1])
    words = [word for word in (asking.yes, asking.no) if word]
    rows = [weights.row(matrix, tokenizer.encode(word, add_special_tokens=False).ids[0]) for word in words]
    return rows[0] - rows[1] if len(rows) > 1 else rows[0]
