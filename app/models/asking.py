"""How language models that rerank are asked whether a passage answers a query, each as it was trained to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.models.model_config import read_json
from app.models.model_files import ModelFiles


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
ASKING: Mapping[str, Asking] = MappingProxyType({"qwen2": _MIXEDBREAD, "gemma": _BGE})  # by `model_type`


def is_judge(files: ModelFiles) -> bool:
    """Whether a reranker of these files is a language model. Raises ModelError where they cannot be read."""
    return read_json(files, "config.json").get("model_type") in ASKING
