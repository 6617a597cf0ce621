"""What the window says of a model: for what it is, how it stands, its size, languages, quality and terms."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.catalogue import (
    MANY_LANGUAGES,
    CatalogueEntry,
    ListedModel,
    ModelKind,
    ModelState,
    Quality,
    Suits,
    Uses,
)
from app.domain.machine import Machine
from app.domain.model_survey import ModelUse, download_estimate
from app.ui import amounts
from app.ui.models.catalogue_words import in_words

_FEW = 6  # languages that are named one by one
_BILLION = 1000  # millions


def kind_words(kind: ModelKind) -> str:
    """For what models of a kind are, in two or three words."""
    translate = QCoreApplication.translate
    return {
        ModelKind.TEXT: translate("Models", "Meaning of texts"),
        ModelKind.SPARSE: translate("Models", "Weighted terms"),
        ModelKind.LATE_INTERACTION: translate("Models", "Better order, word by word"),
        ModelKind.PAGES: translate("Models", "Looks of pages"),
        ModelKind.RERANKER: translate("Models", "Better order"),
        ModelKind.PICTURES: translate("Models", "Pictures"),
        ModelKind.RECOGNITION: translate("Models", "Text in pictures"),
    }[kind]


def kind_sentence(kind: ModelKind) -> str:
    """What models of a kind do for a person."""
    translate = QCoreApplication.translate
    return {
        ModelKind.TEXT: translate(
            "Models", "Understands what texts mean, so that they are found by other words than theirs."
        ),
        ModelKind.SPARSE: translate(
            "Models", "Gives passages weighted terms, also such as they do not hold, and finds them by these."
        ),
        ModelKind.LATE_INTERACTION: translate(
            "Models", "Compares what you ask with each word of the best passages, and puts these in order."
        ),
        ModelKind.PAGES: translate("Models", "Finds pages by how they look, with their charts and tables."),
        ModelKind.RERANKER: translate(
            "Models", "Reads what you ask together with each of the best passages, and puts these in order."
        ),
        ModelKind.PICTURES: translate("Models", "Understands what photos and pictures show, so that words find them."),
        ModelKind.RECOGNITION: translate("Models", "Reads the text in photos and on scanned pages."),
    }[kind]


def state_words(state: ModelState) -> tuple[str, str]:
    """How a model stands, and the name of the colour for that."""
    translate = QCoreApplication.translate
    return {
        ModelState.IN_USE: (translate("Models", "In use"), "positive"),
        ModelState.INSTALLED: (translate("Models", "Installed"), "text"),
        ModelState.OFF: (translate("Models", "Switched off"), "secondary"),
        ModelState.NOT_PREPARED: (translate("Models", "Not prepared yet"), "secondary"),
        ModelState.UNUSABLE: (translate("Models", "Damaged"), "danger"),
        ModelState.NOT_INSTALLED: (translate("Models", "Not installed"), "secondary"),
        ModelState.NOT_YET: (translate("Models", "Not run yet"), "secondary"),
    }[state]


def use_words(use: ModelUse) -> str:
    """What a model is used for, to go on after “used for”."""
    translate = QCoreApplication.translate
    return {
        ModelUse.TEXT: translate("Models", "the meaning of texts"),
        ModelUse.PICTURES: translate("Models", "pictures"),
        ModelUse.RERANKER: translate("Models", "the order of results"),
        ModelUse.SPARSE: translate("Models", "weighted terms"),
    }[use]


def licence_words(uses: Uses) -> str:
    """What may be done with a model, in a few words."""
    translate = QCoreApplication.translate
    return {
        Uses.ANY: translate("Models", "Any use"),
        Uses.CONDITIONS: translate("Models", "With conditions"),
        Uses.NON_COMMERCIAL: translate("Models", "Not commercial"),
        Uses.UNKNOWN: translate("Models", "Not stated"),
    }[uses]


def licence_sentences(entry: CatalogueEntry) -> str:
    """The licence by its name, what may be done, and what a person should know."""
    translate = QCoreApplication.translate
    told = {
        Uses.ANY: translate("Models", "%1: may be used for anything, commercially too."),
        Uses.CONDITIONS: translate("Models", "%1: may be used, commercially too, under conditions."),
        Uses.NON_COMMERCIAL: translate("Models", "%1: not for commercial use."),
        Uses.UNKNOWN: translate("Models", "%1: what it may be used for is not known."),
    }[entry.licence.uses]
    return f"{told.replace('%1', in_words(entry.licence.name))} {in_words(entry.licence.words)}"


def suits_words(suits: Suits) -> str:
    """For which machines a model is made."""
    translate = QCoreApplication.translate
    return {
        Suits.ANY: translate("Models", "Any computer"),
        Suits.DESKTOP: translate("Models", "A current processor"),
        Suits.STRONG: translate("Models", "A strong processor"),
        Suits.GPU: translate("Models", "A graphics card"),
    }[suits]


def machine_words(machine: Machine) -> str:
    """8 cores, 16 GB of memory."""
    translate = QCoreApplication.translate
    told = [
        translate("Models", "%Ln core(s)", "", machine.cores),
        translate("Models", "%1 of memory").replace("%1", amounts.size(machine.memory)),
    ]
    if machine.graphics:
        told.append(translate("Models", "a graphics card"))
    return ", ".join(told)


def size_words(model: ListedModel) -> str:
    """The bytes on the disk, else about how many a download brings; empty where that is not known."""
    if model.facts is not None and model.facts.size:
        return amounts.size(model.facts.size)
    estimate = download_estimate(model.entry)
    if estimate is None or model.entry.shipped:
        return ""
    rounded = _rounded(estimate)
    digits = 1 if str(rounded)[1] != "0" and len(str(rounded)) % 3 == 1 else 0  # 1.3 GB, 92 MB, 440 MB
    told = QLocale().formattedDataSize(rounded, digits, QLocale.DataSizeFormat.DataSizeSIFormat)
    return QCoreApplication.translate("Models", "about %1").replace("%1", told)


def parameters_words(entry: CatalogueEntry) -> str:
    """How many parameters a model has; empty where that is not known."""
    translate, millions = QCoreApplication.translate, entry.parameters
    if not millions:
        return ""
    number = QLocale().toString(millions / _BILLION if millions >= _BILLION else millions, "g", 3)
    billions = millions >= _BILLION
    told = translate("Models", "%1 billion parameters") if billions else translate("Models", "%1 million parameters")
    return told.replace("%1", number)


def languages_words(codes: Sequence[str], *, short: bool) -> str:
    """The names of languages, or how many there are."""
    translate = QCoreApplication.translate
    if MANY_LANGUAGES in codes:
        return translate("Models", "Many") if short else translate("Models", "Many languages")
    if len(codes) <= (1 if short else _FEW):
        return ", ".join(map(language_words, codes))
    if short:
        return translate("Models", "%Ln language(s)", "", len(codes))
    told = translate("Models", "%Ln language(s), among them %1", "", len(codes))
    return told.replace("%1", ", ".join(language_words(code) for code in COMMON if code in codes))


COMMON = ("en", "de", "fr", "es", "it", "zh")  # languages that are named first


def language_words(code: str) -> str:
    """The name of a language, where it is a common one in that of the window, else in its own."""
    translate = QCoreApplication.translate
    known = {
        "en": translate("Models", "English"),
        "de": translate("Models", "German"),
        "fr": translate("Models", "French"),
        "es": translate("Models", "Spanish"),
        "it": translate("Models", "Italian"),
        "zh": translate("Models", "Chinese"),
    }
    return known.get(code) or QLocale(code).nativeLanguageName() or code


def language_code() -> str:
    """That of the person's language, ISO 639-1; English where the system tells none."""
    code = QLocale().name().partition("_")[0]
    return code if len(code) > 1 else "en"


def quality_words(quality: Sequence[Quality]) -> str:
    """The first figure with the test that it is of; empty where there is none."""
    return f"{figure(quality[0].value)} {short_measure(quality[0].measure)}" if quality else ""


def short_measure(measure: str) -> str:
    """The name of the test, or of what is measured: BEIR-14 of “BEIR-14 nDCG@10”."""
    return measure.split()[0].partition("@")[0]


def figure(value: float) -> str:
    """54.5"""
    return QLocale().toString(value, "f", 1)


def _rounded(size: int) -> int:
    """An estimate has two digits that mean something."""
    step: int = 10 ** max(0, len(str(size)) - 2)
    return round(size / step) * step
