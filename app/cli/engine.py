"""Moved: use `app.worker.engine`."""

from app.worker.engine import Engine

__all__ = ["Engine"]
