"""Akin finds a person's files by meaning, on their own machine."""

__version__ = "0.1.0"
