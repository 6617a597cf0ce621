"""Language models as rerankers: how one is asked about a query and a passage, and where its answer is read.

The answer is the next word that the model expects. It is read from the last token's vector by the word's own row of the
matrix that makes words of vectors, so that the network is an encoder like others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.models.derived import WEIGHTS, Derived, derived_encoder
from app.models.families import KINDS
from app.models.families.weights import Floats, Tensors
from app.models.model_config import read_json
from app.models.model_files import ModelFiles, again, verify_model_files
from app.models.rerankers import TOKENIZER
from app.models.runtimes.extras import Runtime, require
from app.models.tokenizer_file import load_tokenizer

_OUTPUTS = ("lm_head.weight", "embed_tokens.weight")  # the second where both matrices are one


@dataclass(frozen=True, slots=True)
class Asking:
    """What a model reads, in pieces that become tokens one by one: `before`, a query, `between`, a passage, `after`.

    `query` and `passage` stand right before these two. `yes` is the word that means that the passage answers, `no` that
    it does not, empty where the first alone is read. With `begins` the token that begins texts comes first.
    """

    before: tuple[str, ...]
    query: str
    between: str
    passage: str
    after: tuple[str, ...]
    yes: str
    no: str = ""
    begins: bool = False


# As the package mxbai-rerank 0.1.6 asks (Apache-2.0; mxbai_rerank_v2.py).
_MIXEDBREAD = Asking(
    before=(
        "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n"
        "<|im_start|>user\n",
    ),
    query="query: ",
    between="\n",
    passage="document: ",
    after=(
        "\n",
        "You are a search relevance expert who evaluates how well documents match search queries. For each"
        " query-document pair, carefully analyze the semantic relationship between them, then provide your binary"
        " relevance judgment (0 for not relevant, 1 for relevant).\nRelevance:",
        "<|im_end|>\n<|im_start|>assistant\n",
    ),
    yes="1",
    no="0",
)
# As the package FlagEmbedding 1.4.2 asks (MIT; inference/reranker/decoder_only/base.py).
_BGE = Asking(
    before=(),
    query="A: ",
    between="\n",
    passage="B: ",
    after=(
        "\n",
        "Given a query A and a passage B, determine whether the passage contains an answer to the query by providing a"
        " prediction of either 'Yes' or 'No'.",
    ),
    yes="Yes",
    begins=True,
)
_ASKING: Mapping[str, Asking] = MappingProxyType({"qwen2": _MIXEDBREAD, "gemma": _BGE})  # by `model_type`


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


def is_judge(files: ModelFiles) -> bool:
    """Whether a reranker of these files is a language model. Raises ModelError where they cannot be read."""
    return read_json(files, "config.json").get("model_type") in _ASKING


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
    asking = _ASKING[kind]
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
