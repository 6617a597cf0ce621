"""Paths, settings and logs; no engine and no window."""
