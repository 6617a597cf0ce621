"""The marks by which formats are told from their first bytes."""

import re
import zipfile

SIGNATURE_BYTES = 8192
ENCRYPTED = "encrypted"
"""The format of an office file that is locked with a password as a whole."""

_PREFIXES = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"8BPS", "psd"),
    (b"qoif", "qoi"),
    (b"DDS ", "dds"),
    (b"icns", "icns"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "jpeg2000"),
    (b"\xff\x4f\xff\x51", "jpeg2000"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "jxl"),
    (b"\x76\x2f\x31\x01", "exr"),
    (b"#?RADIANCE", "hdr"),
)
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_BRANDS = {
    b"avif": "avif",
    b"avis": "avif",
    b"heic": "heic",
    b"heix": "heic",
    b"hevc": "heic",
    b"heim": "heic",
    b"mif1": "heic",
    b"msf1": "heic",
}
_PDF = re.compile(rb"\A[\s\xef\xbb\xbf\x00]*%PDF-")
_PDF_ANYWHERE = re.compile(rb"%PDF-\d")
_BEFORE_ROOT = rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*"
_HTML = re.compile(_BEFORE_ROOT + rb"<(?:!doctype\s+html|html)\b", re.I | re.S)
_SVG = re.compile(_BEFORE_ROOT + rb"<svg\b", re.I | re.S)
_MBOX = re.compile(rb"\AFrom \S+.*\d{4}\s*\r?\n[A-Za-z-]+:", re.S)
_MAIL = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_MAIL_MARK = re.compile(rb"^(?:received|message-id|mime-version|return-path|delivered-to):", re.I | re.M)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTAINERS = (b"PK", _OLE)  # to tell what is inside takes a reader
_OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)
_ZIP_MEMBERS = (
    ("word/", "docx"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("FixedDocSeq.fdseq", "xps"),
    ("FixedDocumentSequence.fdseq", "xps"),
    ("META-INF/container.xml", "epub"),
)
_ZIP_TYPES = (
    ("application/epub+zip", "epub"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ("application/vnd.oasis.opendocument.presentation", "odp"),
)
_LEGACY = ("doc", "xls", "ppt")
_MARKUP = frozenset({None, "text", "html", "xml", "svg", *_LEGACY})
_MAIL_NAMES = frozenset({None, "text", "eml", "mbox", "msg"})
_ZIP_FORMATS = frozenset({"docx", "xlsx", "xlsb", "pptx", "odt", "ods", "odp", "epub", "xps"})


def format_of_content(path: str, head: bytes, promised: str | None) -> str | None:
    """The format that the first bytes prove, None where they prove none.

    `promised` is the format that the name promises; it decides only between formats that share a container.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _format_of_zip(path, promised)
    if head.startswith(_OLE):
        return _format_of_ole(path, promised)
    return _format_of_prefix(head) or _format_of_markup(head, promised)


def _format_of_prefix(head: bytes) -> str | None:
    if _PDF.match(head):
        return "pdf"
    for prefix, name in _PREFIXES:
        if head.startswith(prefix):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    if head[:2] == b"BM" and len(head) > 14 and head[6:10] == b"\0\0\0\0":
        return "bmp"
    return None


def _format_of_markup(head: bytes, promised: str | None) -> str | None:
    if head[:4] in _TIFF:
        return promised if promised == "raw" else "tiff"
    if promised == "pdf" and _PDF_ANYWHERE.search(head[:1024]):
        return "pdf"
    if promised in _MARKUP and _SVG.match(head):
        return "svg"
    if promised in _MARKUP and _HTML.match(head):
        return "html"
    return _format_of_mail(head) if promised in _MAIL_NAMES else None


def _format_of_mail(head: bytes) -> str | None:
    if _MBOX.match(head):
        return "mbox"
    if _MAIL.match(head) and len(_MAIL_MARK.findall(head)) >= 2:
        return "eml"
    return None


def _format_of_zip(path: str, promised: str | None) -> str:
    """The format of a zip container by its members; a container that cannot be listed is what its name promises."""
    try:
        with zipfile.ZipFile(path) as container:
            names = container.namelist()
            kind = container.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return promised if promised in _ZIP_FORMATS else "zip"
    by_type = next((name for prefix, name in _ZIP_TYPES if kind.startswith(prefix)), None)
    by_member = next((name for prefix, name in _ZIP_MEMBERS if any(n.startswith(prefix) for n in names)), None)
    return by_type or by_member or "zip"


def _format_of_ole(path: str, promised: str | None) -> str:
    """The format of an OLE compound file by its streams; the library is loaded for such files only (start-up)."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(path) as container:
            return next((name for stream, name in _OLE_STREAMS if container.exists(stream)), promised or "ole")
    except (OSError, ValueError, TypeError, IndexError):
        return promised or "ole"
