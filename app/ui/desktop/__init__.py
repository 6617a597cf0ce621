"""How Akin fits into the desktop around it."""
