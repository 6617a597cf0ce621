"""Previews: pages, pictures and texts as a person sees them, rendered in a process that may die of a hostile file."""
