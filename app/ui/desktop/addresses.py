"""Addresses of the form akin://search?q=words, which other programs may hold; all they can do is to ask for words."""

from PySide6.QtCore import QUrl, QUrlQuery

from app.domain.errors import AkinError

SCHEME = "akin"
MOST_CHARACTERS = 8_000  # of a whole address


def is_address(text: str) -> bool:
    """Whether a text is meant as such an address, a right one or not."""
    return text[: len(SCHEME) + 1].lower() == f"{SCHEME}:"


def query_of(address: str) -> str:
    """The words that an address asks for; a plus sign stands for a space. Raises AkinError for any other address."""
    url = QUrl(address[:MOST_CHARACTERS], QUrl.ParsingMode.StrictMode)
    place = (url.host() + url.path(QUrl.ComponentFormattingOption.FullyEncoded)).strip("/")
    if len(address) > MOST_CHARACTERS or not url.isValid() or url.scheme() != SCHEME or place != "search":
        raise AkinError("This is no address that Akin can open.", "Such an address looks like akin://search?q=invoice")
    asked = QUrlQuery(url).queryItemValue("q", QUrl.ComponentFormattingOption.FullyEncoded)
    return QUrl.fromPercentEncoding(asked.replace("+", "%20").encode())
