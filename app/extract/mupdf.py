"""MuPDF as Akin uses it: silent, and without the page-layout network and the converter that PyMuPDF imports."""

import sys
from functools import cache
from types import ModuleType


@cache
def load() -> ModuleType:
    """The `pymupdf` module, loaded when the first file needs it (start-up time).

    PyMuPDF 2 starts an ONNX session with threads of its own when it is imported. Akin does not use it, it costs 60 MB
    and a second, and a process that has such threads must not be forked; so that part is kept from loading. So is its
    converter to Markdown, which imports ONNX Runtime and takes half of the whole import.
    """
    for unused in ("pymupdf.layout", "pymupdf4llm"):
        sys.modules.setdefault(unused, None)  # type: ignore[arg-type]
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)  # type: ignore[no-untyped-call]
    pymupdf.TOOLS.mupdf_display_warnings(False)  # type: ignore[no-untyped-call]
    return pymupdf
