"""Why a hit was found, in words: which way of searching found it and how well (pure but for translation)."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.hits import Hit

WORDS, MEANING, PICTURES, NAMES, EXACT = "words", "meaning", "pictures", "names", "exact"
SPARSE, LATE, RERANK = "sparse", "late", "rerank"


@dataclass(frozen=True, slots=True)
class Reason:
    """One way in which a hit was found: its name, a sentence, and its score as a number."""

    name: str
    sentence: str
    score: str


def reasons(hit: Hit) -> tuple[Reason, ...]:
    """The reasons, those a person sees at once first."""
    made = {
        EXACT: _exact,
        NAMES: _name,
        WORDS: _words,
        MEANING: _meaning,
        SPARSE: _sparse,
        PICTURES: _picture,
        LATE: _late,
        RERANK: _rerank,
    }
    return tuple(make(hit.arms[arm]) for arm, make in made.items() if arm in hit.arms)


def in_short(hit: Hit) -> str:
    """The ways in which a hit was found, on one line."""
    names = QLocale().createSeparatedList([words for arm, words in _short().items() if arm in hit.arms])
    said = QCoreApplication.translate("Why", "Found by %1").replace("%1", names)
    return said if names else QCoreApplication.translate("Why", "Found by the filters")


def _short() -> dict[str, str]:
    """The ways, as they stand within a sentence."""
    translate = QCoreApplication.translate
    return {
        EXACT: translate("Why", "exact word"),
        NAMES: translate("Why", "name"),
        WORDS: translate("Why", "words"),
        MEANING: translate("Why", "meaning"),
        SPARSE: translate("Why", "weighted terms"),
        PICTURES: translate("Why", "picture"),
        LATE: translate("Why", "word by word"),
        RERANK: translate("Why", "a reranker"),
    }


def nothing_but_filters() -> str:
    """For a hit that was ranked by nothing."""
    return QCoreApplication.translate("Why", "It satisfies the filters. Without words there is nothing to rank by.")


def _exact(_: float) -> Reason:
    translate = QCoreApplication.translate
    return Reason(
        translate("Why", "Exact"),
        translate("Why", "Its text holds a rare word of the search just as it was typed."),
        "",
    )


def _name(score: float) -> Reason:
    translate = QCoreApplication.translate
    said = (
        translate("Why", "Its name is what was searched for.")
        if score >= 0.95
        else translate("Why", "Its name holds most of the words.")
        if score >= 0.5
        else translate("Why", "Its name holds a part of the words.")
    )
    return Reason(translate("Why", "Name"), said, _number(score))


def _words(score: float) -> Reason:
    translate = QCoreApplication.translate
    return Reason(translate("Why", "Words"), translate("Why", "Its text holds words of the search."), _number(score))


def _meaning(score: float) -> Reason:
    translate = QCoreApplication.translate
    said = (
        translate("Why", "A passage says much the same.")
        if score >= 0.6
        else translate("Why", "A passage is about the same.")
        if score >= 0.4
        else translate("Why", "A passage is about something near.")
    )
    return Reason(translate("Why", "Meaning"), said, _number(score))


def _sparse(score: float) -> Reason:
    translate = QCoreApplication.translate
    return Reason(
        translate("Why", "Weighted terms"),
        translate("Why", "A model gives its text terms of the search."),
        _number(score),
    )


def _picture(score: float) -> Reason:
    translate = QCoreApplication.translate
    return Reason(translate("Why", "Picture"), translate("Why", "It shows what was searched for."), _number(score))


def _late(score: float) -> Reason:
    translate = QCoreApplication.translate
    said = (
        translate("Why", "Each word of the search has a close one in the passage.")
        if score >= 0.6
        else translate("Why", "Some words of the search have a close one in the passage.")
    )
    return Reason(translate("Why", "Word by word"), said, _number(score))


def _rerank(score: float) -> Reason:
    translate = QCoreApplication.translate
    return Reason(
        translate("Why", "Reranker"),
        translate("Why", "A model that was made for that has read the passage together with the search."),
        _number(score),
    )


def _number(score: float) -> str:
    return QLocale().toString(score, "f", 2)
