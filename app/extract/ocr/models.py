"""The models of text recognition: where their files are, and whether they are as they were published."""

import base64
import hashlib
from importlib import metadata
from pathlib import Path

from app.domain.checks import Check, Verdict

PACKAGE = "rapidocr"
_NAME = "text recognition"
_REINSTALL = "Install Akin again: the models come with one of its packages."


def model_files() -> list[Path]:
    """The files of the models that the package carries, none where it is not installed."""
    return [Path(str(file.locate())) for file in _listed()]


def check_models() -> Check:
    """Reads the models' files and compares them with the SHA-256 that the package lists."""
    listed = _listed()
    if len(listed) != 3:
        return Check(_NAME, Verdict.PROBLEM, "The models for text recognition are missing.", _REINSTALL)
    for file in listed:
        try:
            with Path(str(file.locate())).open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").digest()
        except OSError:
            return Check(_NAME, Verdict.PROBLEM, f"The model {file.name} cannot be read.", _REINSTALL)
        if file.hash is not None and base64.urlsafe_b64encode(digest).decode().rstrip("=") != file.hash.value:
            return Check(
                _NAME, Verdict.PROBLEM, f"The model {file.name} has changed since it was installed.", _REINSTALL
            )
    return Check(_NAME, Verdict.OK, "The models for text recognition are intact.")


def _listed() -> list[metadata.PackagePath]:
    try:
        return [file for file in metadata.files(PACKAGE) or [] if file.suffix == ".onnx"]
    except metadata.PackageNotFoundError:
        return []
