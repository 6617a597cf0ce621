"""Reads the catalogue of models, `resources/models.toml`, and refuses whatever in it is not as it should be."""

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from app.domain.catalogue import (
    MANY_LANGUAGES,
    UNPINNED,
    Catalogue,
    CatalogueEntry,
    Family,
    Licence,
    ModelKind,
    Quality,
    Suits,
    TokenPooling,
    Uses,
)
from app.domain.errors import ModelError
from app.models.toml_table import TomlTable
from app.runtime.resources import resource_path

FILE = "models.toml"
RUNTIMES = ("onnx", "torch", "llama.cpp")
Named = TypeVar("Named")
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_LANGUAGE = re.compile(rf"[a-z]{{2}}|{MANY_LANGUAGES}")


def load_catalogue(path: Path | None = None) -> Catalogue:
    """The catalogue that comes with Akin, or the one in `path`. Raises ModelError where it cannot be used."""
    file = resource_path(FILE) if path is None else path
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ModelError(f"The catalogue of models, {file}, cannot be read: {error}.", "Install Akin again.") from error
    return parse_catalogue(text)


def check_runs(entry: CatalogueEntry) -> None:
    """Raises ModelError, with the reason, for a model that Akin cannot run yet."""
    if not entry.runs:
        raise ModelError(f"Akin cannot run {entry.title} yet. {entry.not_yet}", "Choose another model: akin models")


def entry_named(model_id: str) -> CatalogueEntry:
    """The entry of that id. Raises ModelError, which names ids that are like it."""
    by_id = {entry.id: entry for entry in load_catalogue().entries}
    plain = model_id.strip().lower()  # as all ids are
    if plain in by_id:
        return by_id[plain]
    near = get_close_matches(plain, by_id, n=3)
    advice = f"Did you mean: {', '.join(near)}?" if near else "`akin models` lists all of them."
    raise ModelError(f"Akin knows no model {model_id!r}.", advice)


def parse_catalogue(text: str) -> Catalogue:
    """The catalogue that a TOML text describes. Raises ModelError."""
    try:
        content = tomllib.loads(text)
    except (
        ValueError,
        RecursionError,
    ) as error:  # a TOMLDecodeError is a ValueError, as is a number of too many digits
        raise ModelError(f"The catalogue of models is not TOML: {error}.", "Install Akin again.") from error
    return catalogue_of(content)


def catalogue_of(content: object) -> Catalogue:
    """The catalogue in what was read from TOML. Raises ModelError, which names the entry and the key that is wrong."""
    whole = TomlTable("", content)
    licences = {name: _licence(table) for name, table in whole.tables("licences").items()}
    families = {name: _family(name, table) for name, table in whole.tables("families").items()}
    entries = tuple(_entry(name, table, licences, families) for name, table in whole.tables("models").items())
    whole.finish()
    return Catalogue(entries)


def _licence(table: TomlTable) -> Licence:
    licence = Licence(table.text("name"), table.choice("uses", Uses), table.text("words"))
    table.finish()
    return licence


def _family(name: str, table: TomlTable) -> Family:
    family = Family(name, table.text("title"), table.texts("files"), table.texts("model_types"))
    for file in family.files:
        if file.startswith("/") or "\\" in file or ".." in file.split("/"):
            raise table.wrong("files", "paths inside a repository", file)
    table.finish()
    return family


def _entry(
    name: str, table: TomlTable, licences: Mapping[str, Licence], families: Mapping[str, Family]
) -> CatalogueEntry:
    if not _ID.fullmatch(name):
        raise table.wrong("id", "of small letters, digits, dots and hyphens", name)
    entry = CatalogueEntry(
        id=name,
        title=table.text("title"),
        purpose=table.text("purpose"),
        kind=table.choice("kind", ModelKind),
        family=_named(table, "family", families),
        licence=_named(table, "licence", licences),
        languages=table.texts("languages"),
        suits=table.choice("suits", Suits),
        runtimes=table.texts("runtimes"),
        repository=table.text_or_empty("repository"),
        revision=table.text_or_empty("revision"),
        onnx_repository=table.text_or_empty("onnx_repository"),
        onnx_revision=table.text_or_empty("onnx_revision"),
        passage_repository=table.text_or_empty("passage_repository"),
        passage_revision=table.text_or_empty("passage_revision"),
        parameters=table.amount_or_none("parameters"),
        dimensions=table.count_or_none("dimensions"),
        matryoshka=table.counts("matryoshka"),
        matryoshka_least=table.count_or_none("matryoshka_least"),
        shortens=table.flag("shortens", default=False),
        tokens=table.count_or_none("tokens"),
        pooling=table.choice_or_none("pooling", TokenPooling),
        normalise=table.flag("normalise", default=False),
        dense_layer=table.flag("dense_layer", default=False),
        query_prefix=table.text_or_empty("query_prefix"),
        passage_prefix=table.text_or_empty("passage_prefix"),
        own_prompts=table.flag("own_prompts", default=False),
        quality=tuple(_quality(each) for each in table.listed_tables("quality")),
        pairs_per_second=table.amount_or_none("pairs_per_second"),
        trained_for_search=table.flag("trained_for_search", default=True),
        recommended=table.flag("recommended", default=False),
        shipped=table.flag("shipped", default=False),
        not_yet=table.text_or_empty("not_yet"),
        note=table.text_or_empty("note"),
    )
    table.finish()
    _check_texts(entry, table)
    _check_lengths(entry, table)
    return entry


def _named(table: TomlTable, key: str, choices: Mapping[str, Named]) -> Named:
    name = table.text(key)
    if name not in choices:
        raise table.wrong(key, f"one of {', '.join(choices)}", name)
    return choices[name]


def _quality(table: TomlTable) -> Quality:
    quality = Quality(table.text("measure"), table.amount("value"), table.text("source"))
    if quality.value > 100:
        raise table.wrong("value", "in per cent", quality.value)
    table.finish()
    return quality


def _check_texts(entry: CatalogueEntry, table: TomlTable) -> None:
    """The texts that have a form, and those that only make sense together."""
    for key in ("repository", "onnx_repository", "passage_repository"):
        named: str = getattr(entry, key)
        if named and not _REPOSITORY.fullmatch(named):
            raise table.wrong(key, "of the form owner/name", named)
    if bool(entry.repository) != bool(entry.revision):
        raise table.wrong("revision", "there exactly where a repository is", entry.revision)
    for key, repository in (("revision", True), ("onnx_revision", False), ("passage_revision", False)):
        commit: str = getattr(entry, key)
        if commit not in ("", UNPINNED) and not _COMMIT.fullmatch(commit):
            raise table.wrong(key, f"the 40 digits of a commit or {UNPINNED}", commit)
        if commit and not repository and not getattr(entry, key.replace("revision", "repository")):
            raise table.wrong(key, "there only where a repository is", commit)
    if not entry.languages or not all(map(_LANGUAGE.fullmatch, entry.languages)):
        raise table.wrong("languages", f"codes of two letters or {MANY_LANGUAGES}", entry.languages)
    if not entry.runtimes or not set(entry.runtimes) <= set(RUNTIMES):
        raise table.wrong("runtimes", f"some of {', '.join(RUNTIMES)}", entry.runtimes)


def _check_lengths(entry: CatalogueEntry, table: TomlTable) -> None:
    """Only a vector of known length can be said to be cut, and only to less."""
    shorter = (*entry.matryoshka, *([entry.matryoshka_least] if entry.matryoshka_least else []))
    if shorter and (entry.dimensions is None or max(shorter) >= entry.dimensions):
        raise table.wrong("matryoshka", "below the number of dimensions", shorter)
    if entry.own_prompts and (entry.query_prefix or entry.passage_prefix):
        raise table.wrong("own_prompts", "false where prefixes are given", entry.own_prompts)
