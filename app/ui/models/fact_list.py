"""All that is known of a model, as names and sentences below each other, which can be selected and copied."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.catalogue import CatalogueEntry, TokenPooling
from app.domain.machine import Machine
from app.domain.model_speed import ModelSpeed
from app.ui import amounts
from app.ui.models import model_words
from app.ui.models.catalogue_words import in_words
from app.ui.models.shown_model import ShownModel
from app.ui.parts import column, label
from app.ui.theme import GRID

Fact = tuple[str, str]
_MANY = 10  # a second, from which on nobody asks for fractions


class FactList(QWidget):
    """Its rows are made anew for each model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._rows: list[QWidget] = []
        self._inside: QVBoxLayout = column(gap=GRID + GRID // 2, parent=self)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Shows others; what has not changed stays, with what is selected in it."""
        if facts == self._facts:
            return
        self._facts = facts
        for old in self._rows:
            self._inside.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [_row(name, told) for name, told in facts]
        for made in self._rows:
            self._inside.addWidget(made)
            made.show()  # at once, so that nothing flickers


def _row(name: str, told: str) -> QWidget:
    said = label(told, wraps=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    said.setAccessibleName(f"{name}: {told}")
    made = QWidget()
    column(label(name, "fact"), said, gap=0, parent=made)
    return made


def facts_of(shown: ShownModel, machine: Machine | None) -> Iterator[Fact]:
    """The names and sentences, what matters most to a person first."""
    translate, entry = QCoreApplication.translate, shown.entry
    yield translate("Models", "Licence"), model_words.licence_sentences(entry)
    yield translate("Models", "Size"), _sizes(shown)
    yield translate("Models", "Languages"), model_words.languages_words(entry.languages, short=False)
    yield translate("Models", "Made for"), _suits(shown, machine)
    for each in entry.quality:
        told = f"{model_words.figure(each.value)} % · {in_words(each.measure)} ({in_words(each.source)})"
        yield translate("Models", "Quality"), told
    if entry.pairs_per_second:
        told = translate("Models", "%1 passages a second in 32 bits on a desktop processor (published tables)")
        yield translate("Models", "Speed"), told.replace("%1", amounts.number(round(entry.pairs_per_second)))
    if shown.listed.speed is not None:
        yield translate("Models", "Speed here"), _speed(shown.listed.speed)
    if entry.note:
        yield translate("Models", "Note"), in_words(entry.note)
    yield from _workings(entry)
    yield from _sources(entry)
    if shown.listed.facts is not None and shown.listed.facts.place is not None:
        yield translate("Models", "Place"), str(shown.listed.facts.place)


def _sizes(shown: ShownModel) -> str:
    translate, facts = QCoreApplication.translate, shown.listed.facts
    told = []
    if facts is not None and facts.size:
        told.append(translate("Models", "%1 on the disk").replace("%1", amounts.size(facts.size)))
    elif size := model_words.size_words(shown.listed):
        told.append(translate("Models", "%1 to download").replace("%1", size))
    told.append(model_words.parameters_words(shown.entry))
    return ", ".join(filter(None, told)) or translate("Models", "not known before the download is asked for")


def _suits(shown: ShownModel, machine: Machine | None) -> str:
    translate, suits = QCoreApplication.translate, model_words.suits_words(shown.entry.suits)
    if machine is None:
        return suits
    told = (
        translate("Models", "%1 · suits this machine (%2)")
        if shown.fits
        else translate("Models", "%1 · would be slow on this machine (%2)")
    )
    return told.replace("%1", suits).replace("%2", model_words.machine_words(machine))


def _speed(speed: ModelSpeed) -> str:
    translate = QCoreApplication.translate
    told = {
        "passages": translate("Models", "%1 passages a second, measured on %2"),
        "pairs": translate("Models", "%1 passages a second put in order, measured on %2"),
        "pictures": translate("Models", "%1 pictures a second, measured on %2"),
    }.get(speed.of, f"%1 {speed.of}, %2")
    number = QLocale().toString(speed.per_second, "f", 0 if speed.per_second >= _MANY else 1)
    return told.replace("%1", number).replace("%2", _day(speed.measured))


def _day(written: str) -> str:
    day = QDate.fromString(written, Qt.DateFormat.ISODate)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else written


def _workings(entry: CatalogueEntry) -> Iterator[Fact]:
    translate = QCoreApplication.translate
    yield translate("Models", "Architecture"), entry.family.title
    if entry.dimensions:
        told = translate("Models", "%Ln number(s)", "", entry.dimensions)
        yield translate("Models", "Vectors"), told + _shortened(entry)
    if entry.tokens:
        yield translate("Models", "Longest text"), translate("Models", "%Ln token(s)", "", entry.tokens)
    if entry.pooling is not None:
        yield translate("Models", "Pooling"), _pooling(entry)
    if entry.own_prompts:
        yield translate("Models", "Prompts"), translate("Models", "as its own files tell")
    for name, prefix in (
        (translate("Models", "Before what is asked"), entry.query_prefix),
        (translate("Models", "Before passages"), entry.passage_prefix),
    ):
        if prefix:
            yield name, f"“{prefix}”"


def _shortened(entry: CatalogueEntry) -> str:
    translate = QCoreApplication.translate
    if entry.matryoshka:
        told = translate("Models", "; may be cut to %1")
        return told.replace("%1", ", ".join(map(amounts.number, entry.matryoshka)))
    if entry.matryoshka_least:
        told = translate("Models", "; may be cut to any length from %1 on")
        return told.replace("%1", amounts.number(entry.matryoshka_least))
    return translate("Models", "; may be cut, as its own files tell") if entry.shortens else ""


def _pooling(entry: CatalogueEntry) -> str:
    translate = QCoreApplication.translate
    told = {
        TokenPooling.MEAN: translate("Models", "the mean of the tokens"),
        TokenPooling.CLS: translate("Models", "the first token"),
        TokenPooling.LAST: translate("Models", "the last token"),
    }
    parts = [told[entry.pooling] if entry.pooling is not None else ""]
    if entry.dense_layer:
        parts.append(translate("Models", "then a dense layer"))
    if entry.normalise:
        parts.append(translate("Models", "brought to length one"))
    return ", ".join(parts)


def _sources(entry: CatalogueEntry) -> Iterator[Fact]:
    translate = QCoreApplication.translate
    if entry.repository:
        pinned = (
            translate("Models", "at the commit %1").replace("%1", entry.revision)
            if entry.pinned
            else translate("Models", "at its newest commit, which is written down when it is installed")
        )
        yield translate("Models", "Repository"), f"{entry.repository}, {pinned}"
    elif not entry.shipped:
        yield translate("Models", "Repository"), translate("Models", "not settled yet")
    if entry.passage_repository:
        yield translate("Models", "Repository for passages"), entry.passage_repository
    if entry.onnx_repository:
        yield translate("Models", "Repository as ONNX"), entry.onnx_repository
    yield translate("Models", "Runs on"), ", ".join(entry.runtimes)
    if entry.family.files:
        yield translate("Models", "Files"), ", ".join(entry.family.files)
    yield translate("Models", "Id"), entry.id
