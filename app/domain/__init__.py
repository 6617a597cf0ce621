"""Frozen value objects that the stages pass to each other."""
