"""Sentences about what could not be read of a document, those that text recognition takes back where it could."""

NO_TEXT_LAYER = "No text layer: the pages are pictures."


def undecodable(page: int) -> str:
    """The page has a text layer whose letters nobody can tell."""
    return f"The text of page {page} cannot be decoded."
