"""Mail: eml and mbox by the standard library, Outlook's msg by oxmsg."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

from app.domain.documents import Block, BlockKind, Document
from app.domain.errors import FailedFileError
from app.extract.detect import DetectedFile
from app.extract.html import read_html
from app.extract.limits import MEGABYTE, Limits
from app.extract.pictures_inside.mail import sent_with
from app.extract.text import paragraphs

HEADERS = ("From", "To", "Cc", "Subject", "Date")
MOST_DEPTH = 5
MOST_MAIL_BYTES = 32 * MEGABYTE


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read one mail or a mailbox; raises FailedFileError where there is none in it."""
    if file.format == "mbox":
        return _mailbox(file, limits)
    if file.format == "msg":
        return _outlook(file)
    data = Path(file.path).read_bytes()
    if file.path.lower().endswith(".emlx"):
        data = data.partition(b"\n")[2]  # the first line is the length
    message = _parsed(data)
    if not message.keys():
        raise FailedFileError("The file holds no mail.")
    return Document(
        file.format,
        file.kind,
        tuple(_blocks(message)),
        title=_header(message, "Subject"),
        author=_header(message, "From"),
        pictures=sent_with(message),
    )


def _parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def _mailbox(file: DetectedFile, limits: Limits) -> Document:
    """Every mail under its subject as a heading.

    Not by the standard library's `mailbox`, which opens the file for writing, and a watcher would see that.
    """
    blocks: list[Block] = []
    characters = 0
    for data in _mails(file.path):
        message = _parsed(data)
        blocks.append(Block(_header(message, "Subject") or "Mail", BlockKind.HEADING, 1))
        mail = list(_blocks(message))
        blocks += mail
        characters += sum(len(block.text) for block in mail)
        if characters > limits.characters:
            break
    if not blocks:
        raise FailedFileError("The file holds no mail.")
    return Document(file.format, file.kind, tuple(blocks))


def _mails(path: str) -> Iterator[bytes]:
    """The bytes of each mail, which starts with a line "From …" after a blank one; a huge one is cut."""
    held: list[bytes] = []
    size = 0
    after_blank = True
    with Path(path).open("rb") as stream:
        for line in stream:
            if after_blank and line.startswith(b"From "):
                if held:
                    yield b"".join(held)
                held, size = [], 0
            elif size < MOST_MAIL_BYTES:
                held.append(line[1:] if line.startswith(b">From ") else line)
                size += len(line)
            after_blank = not line.strip()
    if held:
        yield b"".join(held)


def _blocks(message: EmailMessage, depth: int = 0) -> Iterator[Block]:
    yield from _head([(name, _header(message, name)) for name in HEADERS])
    yield from _body(message)
    names: list[str] = []
    for part in _attachments(message):
        if part.get_content_type() == "message/rfc822" and depth < MOST_DEPTH:
            for inner in part.get_payload():
                yield from _blocks(cast("EmailMessage", inner), depth + 1)
        with suppress(Exception):  # a file name may be encoded in ways that cannot be decoded
            names.append(part.get_filename() or "")
    yield from _named(names)


def _attachments(message: EmailMessage) -> Sequence[Any]:
    with suppress(Exception):  # a part that promises parts and has none
        return list(message.iter_attachments())
    return ()


def _head(headers: Sequence[tuple[str, str | None]]) -> Iterator[Block]:
    text = "\n".join(f"{name}: {value}" for name, value in headers if value)
    if text:
        yield Block(text)


def _named(names: Sequence[str]) -> Iterator[Block]:
    text = ", ".join(name for name in names if name)
    if text:
        yield Block(f"Attachments: {text}")


def _body(message: EmailMessage) -> Sequence[Block]:
    """The plain text, or else the HTML as text."""
    for kind in ("plain", "html"):
        part = None
        with suppress(Exception):
            part = message.get_body(preferencelist=(kind,))
        text = _content(part) if part is not None else ""
        if text.strip():
            return paragraphs(text) if kind == "plain" else read_html(text).blocks
    return ()


def _content(part: Any) -> str:
    """The text of a part, whatever it says its encoding is."""
    with suppress(Exception):
        return str(part.get_content()).replace("\r\n", "\n")
    data = part.get_payload(decode=True)
    return data.decode("utf-8", errors="replace") if isinstance(data, bytes) else ""


def _header(message: EmailMessage, name: str) -> str | None:
    with suppress(Exception):  # the parser of headers fails on some that no standard allows
        value = message.get(name)
        return " ".join(str(value).split()) or None if value is not None else None
    return None


def _part(message: Any, name: str) -> str | None:
    """The body of an Outlook message in one form, None where it is written in an encoding that Python lacks."""
    with suppress(LookupError, UnicodeError):
        value: str | None = getattr(message, name)
        return value
    return None


def _outlook(file: DetectedFile) -> Document:
    import oxmsg

    message = oxmsg.Message.load(file.path)
    subject = message.subject or None
    recipients = ", ".join(f"{one.name} <{one.email_address}>" for one in message.recipients)
    date = message.sent_date.isoformat(" ", "minutes") if message.sent_date else None
    head = _head([("From", message.sender), ("To", recipients), ("Subject", subject), ("Date", date)])
    body = paragraphs((_part(message, "body") or "").replace("\r\n", "\n"))
    if not body:
        body = read_html(_part(message, "html_body") or "").blocks
    names = [attachment.file_name or "" for attachment in message.attachments]
    return Document(
        file.format, file.kind, (*head, *body, *_named(names)), title=subject, author=message.sender or None
    )
