"""The one composition root: puts real parts, or stand-ins, together."""
