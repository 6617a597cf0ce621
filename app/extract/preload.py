"""Imported once by the server from which extraction processes are forked, so that each new one starts in no time."""

from app.extract import language, mupdf, pictures, registry, text
from app.extract.pdf import reader

__all__ = ["pictures", "reader", "registry", "text"]

mupdf.load()
language.load()
