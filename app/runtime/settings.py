"""The person's settings: for each its values, its default, and the one sentence that says what it does."""

import os
import re
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from app.domain.vector_kinds import NEW_KIND, VectorKind

Value = int | bool | str  # a StrEnum is a str
_LONGEST = 2_000  # characters of a text
_ON, _OFF = ("on", "true", "yes"), ("off", "false", "no")


class TextRecognition(StrEnum):
    """Which pictures of text are read: none, scanned pages and pictures that seem to hold text, or all pictures."""

    OFF = "off"
    AUTO = "auto"
    ALL = "all"


class StoredVectors(StrEnum):
    """How the vectors of passages are kept: as the library has them already (auto), or in one way."""

    AUTO = "auto"
    FLOAT32 = VectorKind.FLOAT32.value
    FLOAT16 = VectorKind.FLOAT16.value
    INT8 = VectorKind.INT8.value
    BINARY = VectorKind.BINARY.value

    def kind(self, present: VectorKind | None) -> VectorKind:
        """The kind that is asked for, where the library has `present` or is made now."""
        return (present or NEW_KIND) if self is StoredVectors.AUTO else VectorKind(self.value)


class LogDetail(StrEnum):
    """What the log holds: nothing, what Akin did in numbers, or paths too."""

    OFF = "off"
    NORMAL = "normal"
    DEBUG = "debug"


class TextRuntime(StrEnum):
    """What runs the text model: the first that its files allow, or one of them where they do."""

    AUTO = "auto"
    ONNX = "onnx"
    TORCH = "torch"
    LLAMA = "llama.cpp"


class Group(StrEnum):
    """What a setting belongs to; in the order in which groups are shown."""

    INDEXING = "indexing"
    RECOGNITION = "text recognition"
    MODELS = "models"
    POWER = "power"
    PRIVACY = "privacy"


def _facts(group: Group, sentence: str, least: int = 0, most: int | None = None, unit: str = "") -> dict[str, Any]:
    return {"group": group, "sentence": sentence, "least": least, "most": most, "unit": unit}


def _text(group: Group, sentence: str, form: str, told: str) -> dict[str, Any]:
    return _facts(group, sentence) | {"form": form, "form_told": told}


_MODEL = (r"[a-z0-9]+(?:[.-][a-z0-9]+)*", "the id of a model, as `akin models` lists it")
_CORES = max(1, min(8, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once at the top and passed down; `SETTINGS` says what each field means."""

    threads: int = field(
        default=_CORES,
        metadata=_facts(Group.INDEXING, "How many processor cores indexing may use.", 1, 512, "cores"),
    )
    file_seconds: int = field(
        default=30,
        metadata=_facts(
            Group.INDEXING,
            "How long reading one file may take; a large file is given more time on top of that.",
            1,
            3600,
            "seconds",
        ),
    )
    file_memory_mb: int = field(
        default=1536,
        metadata=_facts(Group.INDEXING, "How much memory reading one file may take.", 128, 1_048_576, "MB"),
    )
    file_mb: int = field(
        default=256,
        metadata=_facts(
            Group.INDEXING,
            "How large a file may be that is read as a whole; a larger one is found by its name only.",
            1,
            1_048_576,
            "MB",
        ),
    )
    passage_tokens: int = field(
        default=200,
        metadata=_facts(
            Group.INDEXING,
            "How long the passages are that files are cut into; for another length the index is built anew, beside the"
            " one that answers meanwhile.",
            64,
            250,
            "tokens",
        ),
    )
    text_recognition: TextRecognition = field(
        default=TextRecognition.AUTO,
        metadata=_facts(
            Group.RECOGNITION,
            "Which pictures are read for text: none (off), scanned pages and pictures that seem to hold text (auto), or"
            " all.",
        ),
    )
    text_model: str = field(
        default="minilm",
        metadata=_text(
            Group.MODELS,
            "The text model that gives passages their meaning; for another one the index is built anew, beside the one"
            " that answers meanwhile.",
            *_MODEL,
        ),
    )
    text_dimensions: int = field(
        default=0,
        metadata=_facts(
            Group.MODELS,
            "How many numbers are kept of each vector of the text model, where it allows to leave some out; 0 keeps"
            " all.",
            0,
            8192,
        ),
    )
    stored_vectors: StoredVectors = field(
        default=StoredVectors.AUTO,
        metadata=_facts(
            Group.MODELS,
            "How exactly the vectors of passages are kept, from float32 (most exact) to binary (smallest); auto keeps"
            " what the library has, and for another kind the index is built anew, beside the one that answers"
            " meanwhile.",
        ),
    )
    picture_model: str = field(
        default="pocket",
        metadata=_text(
            Group.MODELS,
            "The picture model that finds photos by words and by other pictures; for another one all pictures are"
            " looked at again, while the present index answers.",
            *_MODEL,
        ),
    )
    sparse_model: str = field(
        default="off",
        metadata=_text(
            Group.MODELS,
            "A model that gives passages weighted terms, also such as they do not hold; what it finds is added to what"
            " words and meaning find. The next indexing weighs what is there (off: none).",
            _MODEL[0],
            "off, or the id of a sparse model, as `akin models` lists it",
        ),
    )
    reranker: str = field(
        default="tokens",
        metadata=_text(
            Group.MODELS,
            "What puts the best results in order: the text model, word by word (tokens), nothing (off), or a model made"
            " for that.",
            _MODEL[0],
            "tokens, off, or the id of a reranker, as `akin models` lists it",
        ),
    )
    rerank_ms: int = field(
        default=300,
        metadata=_facts(
            Group.MODELS,
            "How long a reranker may take for a search; in more time it looks at more results.",
            20,
            60_000,
            "ms",
        ),
    )
    hub_address: str = field(
        default="https://huggingface.co",
        metadata=_text(
            Group.MODELS,
            "The address of the hub, or of a mirror of it, that models are downloaded from when you ask for that.",
            r"https?://[^\s/@?#]+(?:/[^\s@?#]*)?",
            "an address that begins with https:// (or http://)",
        ),
    )
    text_runtime: TextRuntime = field(
        default=TextRuntime.AUTO,
        metadata=_facts(
            Group.MODELS,
            "What runs an installed text model, where its files allow that: ONNX Runtime (onnx), torch, llama.cpp, or"
            " the first of these that can (auto); for another one the index is built anew.",
        ),
    )
    gpu_layers: int = field(
        default=0,
        metadata=_facts(
            Group.MODELS,
            "How many layers of a model the graphics card takes, where llama.cpp runs it and was built for that; 0"
            " leaves all to the processor, 1000 gives away all.",
            0,
            1_000,
            "layers",
        ),
    )
    server_address: str = field(
        default="off",
        metadata=_text(
            Group.MODELS,
            "The address of a server of yours that gives texts their meaning, by the OpenAI embeddings protocol; it is"
            " used where the text model is server, and asked for by `akin models server` first.",
            r"off|https?://[^\s/@?#]+(?:/[^\s@?#]*)?",
            "off, or an address that begins with https:// or http://",
        ),
    )
    server_model: str = field(
        default="none",
        metadata=_text(
            Group.MODELS,
            "What the text model is called on that server (none: nothing yet).",
            r"\w[\w./:@+-]*",
            "the name of a model",
        ),
    )
    battery_percent: int = field(
        default=30,
        metadata=_facts(
            Group.POWER,
            "Without a charger, indexing in the background waits while the battery is below this; 0 never waits.",
            0,
            100,
            "%",
        ),
    )
    busy_percent: int = field(
        default=80,
        metadata=_facts(
            Group.POWER,
            "Indexing in the background waits while other programs use more of the processor than this; 100 never"
            " waits.",
            1,
            100,
            "%",
        ),
    )
    full_screen_waits: bool = field(
        default=True,
        metadata=_facts(
            Group.POWER,
            "Indexing in the background waits while a film, a game or a presentation fills the screen or keeps it on.",
        ),
    )
    unload_minutes: int = field(
        default=2,
        metadata=_facts(
            Group.POWER,
            "After how long without use the models leave the memory; they are loaded again when they are needed.",
            1,
            1440,
            "minutes",
        ),
    )
    query_cache: bool = field(
        default=True,
        metadata=_facts(
            Group.PRIVACY,
            "Keep what the text model made of recent searches, so that the same search is quicker again. What was"
            " typed is not kept with it and cannot be read from it.",
        ),
    )
    log: LogDetail = field(
        default=LogDetail.NORMAL,
        metadata=_facts(
            Group.PRIVACY,
            "What is written to logs/akin.log in the data folder: nothing (off), numbers and kinds of errors (normal),"
            " or the paths of files too (debug). Never what files hold or what is searched for.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What there is to know of one setting.

    `least` and `most` bound whole numbers, `unit` is theirs; `form` is a pattern for texts, `form_told` that in words.
    """

    name: str
    group: Group
    sentence: str
    default: Value
    least: int
    most: int | None
    unit: str
    form: str = ""
    form_told: str = ""

    @property
    def is_text(self) -> bool:
        """Whether its values are texts of which there are endlessly many."""
        return isinstance(self.default, str) and not isinstance(self.default, StrEnum)

    @property
    def choices(self) -> tuple[str, ...]:
        """The values of one that is chosen, none for whole numbers."""
        if isinstance(self.default, StrEnum):
            return tuple(type(self.default))
        return ("on", "off") if isinstance(self.default, bool) else ()

    @property
    def range(self) -> str:
        """The values that can be used, to go on after "must be"."""
        if self.choices:
            return f"one of: {', '.join(self.choices)}"
        if self.is_text:
            return self.form_told
        if self.most is None:
            return f"a whole number from {self.least} on"
        return f"a whole number from {self.least} to {self.most}"

    def read(self, value: object) -> Value:
        """The value as Akin uses it, of one from a file or a form. Raises ValueError for one that cannot be used."""
        if isinstance(self.default, StrEnum):
            return type(self.default)(str(value))  # raises ValueError itself
        if self.is_text:
            if not isinstance(value, str) or len(value) > _LONGEST or not re.fullmatch(self.form, value):
                raise ValueError(value)
            return value
        if isinstance(value, bool) is not isinstance(self.default, bool) or not isinstance(value, int):
            raise ValueError(value)
        if not isinstance(value, bool) and not self.least <= value <= (value if self.most is None else self.most):
            raise ValueError(value)
        return value

    def parse(self, text: str) -> Value:
        """The value that a person has typed. Raises ValueError."""
        if self.is_text:
            return self.read(text.strip())
        word = text.strip().lower()
        if isinstance(self.default, StrEnum):
            return self.read(word)
        if isinstance(self.default, bool):
            if word not in _ON + _OFF:
                raise ValueError(text)
            return word in _ON
        return self.read(int(word))

    def told(self, value: Value) -> str:
        """The value as a person reads and types it."""
        if isinstance(value, bool):
            return "on" if value else "off"
        return str(value)


SETTINGS: tuple[Setting, ...] = tuple(
    Setting(each.name, default=getattr(Settings(), each.name), **each.metadata) for each in fields(Settings)
)
