"""Says what the catalogue of models has written down in the language of the window."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# The catalogue's texts, for those who translate; one that is missing here is shown as it is.
_TEXTS: tuple[object, ...] = (
    # what models are for
    QT_TRANSLATE_NOOP("Catalogue", "English texts. Small and quick; it comes with Akin."),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "English texts. As small and quick as the model that comes with Akin, and finds much more.",
    ),
    QT_TRANSLATE_NOOP("Catalogue", "English texts."),
    QT_TRANSLATE_NOOP("Catalogue", "English texts; needs no prompts."),
    QT_TRANSLATE_NOOP("Catalogue", "Texts in many languages, and long passages."),
    QT_TRANSLATE_NOOP("Catalogue", "English texts; a larger sister of the model that comes with Akin."),
    QT_TRANSLATE_NOOP("Catalogue", "English texts, and long passages."),
    QT_TRANSLATE_NOOP("Catalogue", "Texts in many languages, with short vectors."),
    QT_TRANSLATE_NOOP("Catalogue", "English texts; shares its space with the picture model nomic-vision."),
    QT_TRANSLATE_NOOP("Catalogue", "Texts in about a hundred languages."),
    QT_TRANSLATE_NOOP("Catalogue", "Texts in many languages."),
    QT_TRANSLATE_NOOP("Catalogue", "Texts in many languages, and long passages; follows an instruction."),
    QT_TRANSLATE_NOOP("Catalogue", "Texts in many languages; follows an instruction."),
    QT_TRANSLATE_NOOP("Catalogue", "English texts; follows an instruction."),
    QT_TRANSLATE_NOOP("Catalogue", "Texts in about a hundred languages; follows an instruction."),
    QT_TRANSLATE_NOOP("Catalogue", "Texts and pictures of pages in many languages."),
    QT_TRANSLATE_NOOP("Catalogue", "Medical texts in English, with one network for queries and one for texts."),
    QT_TRANSLATE_NOOP("Catalogue", "Medical texts in English."),
    QT_TRANSLATE_NOOP("Catalogue", "Source code, and English texts about it."),
    QT_TRANSLATE_NOOP("Catalogue", "Source code."),
    QT_TRANSLATE_NOOP("Catalogue", "Legal texts in English."),
    QT_TRANSLATE_NOOP("Catalogue", "Financial texts in English."),
    QT_TRANSLATE_NOOP("Catalogue", "English texts as weighted words; queries need no network."),
    QT_TRANSLATE_NOOP("Catalogue", "English texts as weighted words."),
    QT_TRANSLATE_NOOP("Catalogue", "Puts the best English passages in order, token by token."),
    QT_TRANSLATE_NOOP("Catalogue", "Puts the best passages in order, token by token, in many languages."),
    QT_TRANSLATE_NOOP("Catalogue", "Finds pages by how they look, with their charts and tables."),
    QT_TRANSLATE_NOOP("Catalogue", "Puts the best English passages in order."),
    QT_TRANSLATE_NOOP("Catalogue", "Puts the best passages in order, in many languages."),
    QT_TRANSLATE_NOOP("Catalogue", "Photos and pictures, by English words. Small and quick; it comes with Akin."),
    QT_TRANSLATE_NOOP("Catalogue", "Photos and pictures, by English words."),
    QT_TRANSLATE_NOOP("Catalogue", "Photos and pictures, by words in many languages."),
    QT_TRANSLATE_NOOP("Catalogue", "Photos and pictures, in the space of the text model nomic."),
    QT_TRANSLATE_NOOP("Catalogue", "Photos and pictures; a picture and words together are one query."),
    QT_TRANSLATE_NOOP("Catalogue", "Reads the text in photos and on scanned pages."),
    # what a person should know of a licence
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "You may use it for any purpose, commercial ones too. Who passes the model on must pass on its"
        " licence and notices and say what was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "You may use it for any purpose, commercial ones too. Who passes the model on must keep its copyright"
        " notice and licence with it.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Its authors, a US government body, claim no copyright in the United States and ask to be credited."
        " It may be used for any purpose; their card names the limits of what they promise.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "You may use it for any purpose, commercial ones too. Who passes it or a changed version on must name"
        " its authors, say what was changed, and give it under the same licence.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Not for commercial use: for purposes that are not primarily meant for commercial gain only. Who"
        " passes it on must name its authors and say what was changed. For other uses, ask its authors for a"
        " licence.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Not for commercial use: for purposes that are not primarily meant for commercial gain only. Who"
        " passes it or a changed version on must name its authors, say what was changed, and give it under the"
        " same licence.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Not an open-source licence. You may use it, commercially too, if you keep to Google's terms and its"
        " list of prohibited uses (ai.google.dev/gemma/terms). Who passes it on must pass these terms on. Read"
        " and accept them before you install it.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Not for commercial use: for research and evaluation only. For commercial use its makers must be"
        " asked for a licence.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "For research only: no commercial use, and no use in a product. Read Apple's terms on the model's"
        " card.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Made by Akin from a network under Apache-2.0, and trained on photos, some of which are provided for"
        " research and non-commercial use only. Treat it as meant for these purposes."
        " resources/models/pocket-picture.md tells all of it.",
    ),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Its authors state no licence that Akin knows of. Without one nobody has a right to use it beyond"
        " what the law allows by itself: read its card, and ask its authors.",
    ),
    # names of licences that are words
    QT_TRANSLATE_NOOP("Catalogue", "public domain (US government work)"),
    QT_TRANSLATE_NOOP("Catalogue", "Gemma Terms of Use"),
    QT_TRANSLATE_NOOP("Catalogue", "Qwen Research License"),
    QT_TRANSLATE_NOOP("Catalogue", "Apple research terms"),
    QT_TRANSLATE_NOOP("Catalogue", "see its card"),
    QT_TRANSLATE_NOOP("Catalogue", "not stated"),
    # notes
    QT_TRANSLATE_NOOP("Catalogue", "Gives learned word weights (sparse) beside its vectors."),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Gives vectors, learned word weights (sparse) and a vector for each token in one pass.",
    ),
    QT_TRANSLATE_NOOP("Catalogue", "Has an adapter for each task."),
    QT_TRANSLATE_NOOP("Catalogue", "Check its card for its terms before use."),
    QT_TRANSLATE_NOOP("Catalogue", "Gives one vector for a text or picture, or a vector for each token."),
    QT_TRANSLATE_NOOP("Catalogue", "Queries are cut at 64 tokens, texts at 512."),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "What was trained on top of PaliGemma is under MIT; the network below is under Google's terms, which"
        " so apply to the whole.",
    ),
    QT_TRANSLATE_NOOP("Catalogue", "What was trained on top of Qwen2-VL (Apache-2.0) is under MIT."),
    QT_TRANSLATE_NOOP("Catalogue", "What was trained on top of SmolVLM (Apache-2.0) is under MIT."),
    QT_TRANSLATE_NOOP("Catalogue", "The exact name of its repository is to be confirmed when it can be installed."),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Its card says Apache-2.0; it was made from Gemma, so that Google's terms apply too.",
    ),
    QT_TRANSLATE_NOOP("Catalogue", "Takes about 3 GB of memory."),
    QT_TRANSLATE_NOOP("Catalogue", "Not recommended, because of its terms."),
    # why a model is not run yet
    QT_TRANSLATE_NOOP("Catalogue", "It has an adapter for each task, which Akin cannot choose."),
    QT_TRANSLATE_NOOP("Catalogue", "Its network brings code of its own, which Akin does not run."),
    QT_TRANSLATE_NOOP("Catalogue", "It leaves its instruction out of the mean, which Akin cannot do."),
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Its network differs from the others of its family, and was not compared with what Akin makes of it.",
    ),
    QT_TRANSLATE_NOOP("Catalogue", "It gives a vector for each patch of a page, and Akin keeps none such."),
    QT_TRANSLATE_NOOP("Catalogue", "Its two networks were not compared with what Akin would make of them."),
    # measures and sources
    QT_TRANSLATE_NOOP("Catalogue", "BEIR-14 nDCG@10"),
    QT_TRANSLATE_NOOP("Catalogue", "SciFact nDCG@10"),
    QT_TRANSLATE_NOOP("Catalogue", "nDCG@10 over six retrievers"),
    QT_TRANSLATE_NOOP("Catalogue", "Flickr8k (1,000 photos) R@1"),
    QT_TRANSLATE_NOOP("Catalogue", "Flickr30k R@1"),
    QT_TRANSLATE_NOOP("Catalogue", "COCO R@1"),
    QT_TRANSLATE_NOOP("Catalogue", "published tables"),
    QT_TRANSLATE_NOOP("Catalogue", "measured by Akin: resources/models/pocket-picture.md"),
)  # fmt: skip
TEXTS: frozenset[str] = frozenset(map(str, _TEXTS))


def in_words(text: str) -> str:
    """A text of the catalogue."""
    return QCoreApplication.translate("Catalogue", text) if text else ""
