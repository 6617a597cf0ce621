"""Bringing models in and taking them away: from a hub, from a folder or a bundle, into a bundle, and off the disk."""
