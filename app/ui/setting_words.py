"""What the settings are called in the window, with their groups, values and units; a new one has words by itself."""

from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.runtime.settings import Group, Setting
from app.ui.setting_row import ChoiceField, Field, NumberField, SwitchField, TextField

# What is chosen on the page of the models, where each has its words, its size and its licence.
OF_MODELS_PAGE = frozenset(
    {"text_model", "text_dimensions", "picture_model", "sparse_model", "reranker", "server_address", "server_model"}
)
# The sentences of the table, for those who translate; one that is missing here is shown as it is.
SENTENCES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Settings", "How many processor cores indexing may use."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How long reading one file may take; a large file is given more time on top of that.",
    ),
    QT_TRANSLATE_NOOP("Settings", "How much memory reading one file may take."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How large a file may be that is read as a whole; a larger one is found by its name only.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How long the passages are that files are cut into; for another length the index is built anew, beside the one"
        " that answers meanwhile.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Keep what the text model made of recent searches, so that the same search is quicker again. What was typed is"
        " not kept with it and cannot be read from it.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How long a reranker may take for a search; in more time it looks at more results.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How many layers of a model the graphics card takes, where llama.cpp runs it and was built for that; 0 leaves"
        " all to the processor, 1000 gives away all.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "The address of the hub, or of a mirror of it, that models are downloaded from when you ask for that.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Without a charger, indexing in the background waits while the battery is below this; 0 never waits.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Indexing in the background waits while other programs use more of the processor than this; 100 never waits.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Indexing in the background waits while a film, a game or a presentation fills the screen or keeps it on.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "After how long without use the models leave the memory; they are loaded again when they are needed.",
    ),
)


def title_of(setting: Setting) -> str:
    """The name for a person."""
    translate = QCoreApplication.translate
    known = {
        "threads": translate("Settings", "Processor cores"),
        "file_seconds": translate("Settings", "Time for one file"),
        "file_memory_mb": translate("Settings", "Memory for one file"),
        "file_mb": translate("Settings", "Largest file"),
        "passage_tokens": translate("Settings", "Length of passages"),
        "text_recognition": translate("Settings", "Text in pictures"),
        "stored_vectors": translate("Settings", "How exactly meaning is kept"),
        "rerank_ms": translate("Settings", "Time for reranking"),
        "hub_address": translate("Settings", "Where models come from"),
        "text_runtime": translate("Settings", "What runs the text model"),
        "gpu_layers": translate("Settings", "Layers on the graphics card"),
        "battery_percent": translate("Settings", "On battery"),
        "busy_percent": translate("Settings", "While you work"),
        "full_screen_waits": translate("Settings", "Full screen"),
        "unload_minutes": translate("Settings", "Memory of the models"),
        "query_cache": translate("Settings", "Remember searches' vectors"),
        "log": translate("Settings", "What is logged"),
    }
    return known.get(setting.name) or setting.name.replace("_", " ").capitalize()


def sentence_of(setting: Setting) -> str:
    """What it does; where the table speaks of values as they are typed, of what the window calls them."""
    translate = QCoreApplication.translate
    known = {
        "text_recognition": translate(
            "Settings", "Automatic reads scanned pages, and pictures that seem to hold text. Reading takes its time."
        ),
        "stored_vectors": translate(
            "Settings",
            "The more exactly the meaning of passages is kept, the more of the disk it takes. Automatic leaves it as it"
            " is; for another way the index is built anew, beside the one that answers meanwhile.",
        ),
        "text_runtime": translate(
            "Settings",
            "What computes an installed text model, where its files allow a choice; for another one the index is built"
            " anew.",
        ),
        "log": translate(
            "Settings",
            "What the file logs/akin.log in the data folder tells: numbers and kinds of errors, or the paths of files"
            " too. Never what files hold or what is searched for.",
        ),
    }
    return known.get(setting.name) or translate("Settings", setting.sentence)


def group_title(group: Group) -> str:
    """The heading of a group."""
    translate = QCoreApplication.translate
    known = {
        "indexing": translate("Settings", "Indexing"),
        "text recognition": translate("Settings", "Text recognition"),
        "models": translate("Settings", "Models"),
        "power": translate("Settings", "Power"),
        "privacy": translate("Settings", "Privacy"),
        "search": translate("Settings", "Search"),
    }
    return known.get(group.value) or group.value.capitalize()


def field_of(setting: Setting) -> Field:
    """What its value is chosen or typed in."""
    if isinstance(setting.default, bool):
        return SwitchField()
    if isinstance(setting.default, StrEnum):
        return ChoiceField([(value, _value_words(value)) for value in type(setting.default)])
    if setting.is_text:
        return TextField(setting.form, _needed_words(setting))
    return NumberField(setting.least, setting.most, _unit_words(setting.unit))


def _value_words(value: StrEnum) -> str:
    translate = QCoreApplication.translate
    known = {
        "off": translate("Settings", "Off"),
        "auto": translate("Settings", "Automatic"),
        "all": translate("Settings", "All pictures"),
        "normal": translate("Settings", "Normal"),
        "debug": translate("Settings", "With paths"),
        "float32": translate("Settings", "Fully (4 bytes a number)"),
        "float16": translate("Settings", "Almost fully (2 bytes)"),
        "int8": translate("Settings", "Well (1 byte)"),
        "binary": translate("Settings", "Roughly (1 bit)"),
        "onnx": "ONNX Runtime",
        "torch": "PyTorch",
        "llama.cpp": "llama.cpp",
    }
    return known.get(value.value) or value.value.capitalize()


def _needed_words(setting: Setting) -> str:
    translate = QCoreApplication.translate
    known = {"hub_address": translate("Settings", "An address that begins with https:// is needed here.")}
    return known.get(setting.name) or setting.form_told


def _unit_words(unit: str) -> str:
    translate = QCoreApplication.translate
    known = {
        "cores": translate("Settings", "cores"),
        "layers": translate("Settings", "layers"),
        "seconds": translate("Settings", "seconds"),
        "minutes": translate("Settings", "minutes"),
        "tokens": translate("Settings", "tokens"),
    }
    return known.get(unit, unit)
