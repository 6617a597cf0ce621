"""The indexer as a process of its own, and what talks to it."""
