"""From a typed query to a ranked list."""
