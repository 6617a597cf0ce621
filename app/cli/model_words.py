"""What the catalogue says of a model, in words and figures for people."""

from collections.abc import Iterator, Sequence

from app.cli.printing import counted, readable_size
from app.domain.catalogue import (
    MANY_LANGUAGES,
    CatalogueEntry,
    ListedModel,
    ModelKind,
    ModelState,
    Quality,
    Suits,
    TokenPooling,
    Uses,
)
from app.domain.model_speed import ModelSpeed

KINDS = {
    ModelKind.TEXT: "Text: find passages by what they mean",
    ModelKind.SPARSE: "Sparse: find passages by words that a network weights",
    ModelKind.LATE_INTERACTION: "Late interaction: compare a query with each word of the best passages",
    ModelKind.PAGES: "Pages: find pages by how they look",
    ModelKind.RERANKER: "Rerankers: read the query and each of the best passages together",
    ModelKind.PICTURES: "Pictures: find photos and pictures by what they show",
    ModelKind.RECOGNITION: "Recognition: read the text in pictures",
}
STATES = {
    ModelState.IN_USE: "in use",
    ModelState.INSTALLED: "installed",
    ModelState.OFF: "switched off",
    ModelState.NOT_PREPARED: "not prepared",
    ModelState.UNUSABLE: "cannot be used",
    ModelState.NOT_INSTALLED: "not installed",
    ModelState.NOT_YET: "not run yet",
}
SUITS = {
    Suits.ANY: "any computer",
    Suits.DESKTOP: "a current processor",
    Suits.STRONG: "a strong processor",
    Suits.GPU: "a graphics card",
}
_STATES_AT_LENGTH = {
    ModelState.IN_USE: "In use.",
    ModelState.INSTALLED: "Installed, and not in use.",
    ModelState.OFF: "Installed; the setting text_recognition switches it off.",
    ModelState.NOT_PREPARED: "Comes with Akin; it is prepared when it is first needed, in some seconds.",
    ModelState.UNUSABLE: "Cannot be used: its files are missing or have changed. `akin doctor` tells more.",
    ModelState.NOT_INSTALLED: "Not installed. `akin models install` downloads it, after asking.",
    ModelState.NOT_YET: "Akin cannot run it yet.",
}
_USES = {
    Uses.ANY: "may be used for anything, commercially too",
    Uses.CONDITIONS: "may be used, commercially too, under conditions",
    Uses.NON_COMMERCIAL: "not for commercial use",
    Uses.UNKNOWN: "what it may be used for is not known",
}
_POOLINGS = {
    TokenPooling.MEAN: "the mean of the tokens",
    TokenPooling.CLS: "the first token",
    TokenPooling.LAST: "the last token",
}
_FEW = 6  # languages that are named one by one


def size_told(model: ListedModel) -> str:
    """The bytes on the disk, else how many parameters there are."""
    if model.facts is not None and model.facts.size:
        return readable_size(model.facts.size)
    return _parameters(model.entry) if model.entry.parameters else "—"


def languages_told(entry: CatalogueEntry, *, short: bool) -> str:
    """The codes of the languages, or how many there are."""
    if MANY_LANGUAGES in entry.languages:
        return "many" if short else "many languages"
    if short and len(entry.languages) > _FEW:
        return counted(len(entry.languages), "language")
    return ", ".join(entry.languages)


def quality_told(quality: Sequence[Quality]) -> str:
    """The figures with what they measure."""
    return ", ".join(f"{each.value:g} {each.measure}" for each in quality) or "—"


def speed_told(speed: ModelSpeed) -> str:
    """What was measured, with its unit."""
    told = f"{speed.per_second:,.0f}" if speed.per_second >= 10 else f"{speed.per_second:.2g}"
    return f"{told} {speed.of}/s"


def licence_told(entry: CatalogueEntry) -> str:
    """The terms: what may be done, and what a person should know."""
    return f"{entry.licence.name}: {_USES[entry.licence.uses]}. {entry.licence.words}"


def fact_lines(model: ListedModel) -> Iterator[tuple[str, str]]:
    """All that is known of a model, as labels and sentences."""
    entry = model.entry
    yield "For", entry.purpose
    if not entry.trained_for_search:
        yield "Mind", "It was never trained for searching, and finds less than a general model that was."
    if entry.recommended:
        yield "Recommended", "Of its kind, this is the one to begin with."
    yield "State", f"{_STATES_AT_LENGTH[model.state]} {entry.not_yet}".rstrip()
    if model.facts is not None and model.facts.place is not None:
        yield "Place", str(model.facts.place)
    yield "Kind", f"{entry.kind}; architecture {entry.family.title}"
    yield "Size", _sizes(model)
    yield "Languages", languages_told(entry, short=False)
    yield "Suits", SUITS[entry.suits]
    yield "Licence", licence_told(entry)
    for each in entry.quality:
        yield "Quality", f"{each.value:g} % {each.measure} ({each.source})"
    if entry.pairs_per_second:
        yield "Speed", f"{entry.pairs_per_second:g} pairs a second in fp32 on a desktop processor (published tables)"
    if (speed := model.speed) is not None:
        yield "Speed here", f"{speed_told(speed)} with {counted(speed.threads, 'thread')}, measured {speed.measured}"
    yield from _workings(entry)
    yield from _sources(entry)
    if entry.note:
        yield "Note", entry.note


def _sizes(model: ListedModel) -> str:
    on_disk = f"{readable_size(model.facts.size)} on the disk" if model.facts is not None and model.facts.size else ""
    known = _parameters(model.entry) if model.entry.parameters else ""
    return ", ".join(filter(None, (on_disk, known))) or "not known here"


def _parameters(entry: CatalogueEntry) -> str:
    millions = entry.parameters or 0
    return f"{millions / 1000:g} B parameters" if millions >= 1000 else f"{millions:g} M parameters"


def _workings(entry: CatalogueEntry) -> Iterator[tuple[str, str]]:
    if entry.dimensions:
        yield "Vectors", f"{entry.dimensions} numbers{_shortened(entry)}"
    if entry.tokens:
        yield "Longest", f"{entry.tokens:,} tokens"
    if entry.pooling is not None:
        dense = ", then a dense layer" if entry.dense_layer else ""
        length = ", brought to length one" if entry.normalise else ""
        yield "Pooling", f"{_POOLINGS[entry.pooling]}{dense}{length}"
    if entry.own_prompts:
        yield "Prompts", "as its own files tell"
    for label, prefix in (("Query prompt", entry.query_prefix), ("Text prompt", entry.passage_prefix)):
        if prefix:
            yield label, f'"{prefix}"'


def _shortened(entry: CatalogueEntry) -> str:
    if entry.matryoshka:
        return f"; may be cut to {', '.join(map(str, entry.matryoshka))}"
    if entry.matryoshka_least:
        return f"; may be cut to any length from {entry.matryoshka_least} on"
    return "; may be cut, as its own files tell" if entry.shortens else ""


def _sources(entry: CatalogueEntry) -> Iterator[tuple[str, str]]:
    if entry.repository:
        pinned = entry.revision if entry.pinned else f"{entry.revision} (no commit is pinned yet)"
        yield "Repository", f"huggingface.co/{entry.repository}, revision {pinned}"
    elif not entry.shipped:
        yield "Repository", "not settled yet"
    if entry.passage_repository:
        yield "For texts", f"huggingface.co/{entry.passage_repository}"
    if entry.onnx_repository:
        yield "As ONNX", f"huggingface.co/{entry.onnx_repository}"
    yield "Runs on", ", ".join(entry.runtimes)
    if entry.family.files:
        yield "Files", ", ".join(entry.family.files)
