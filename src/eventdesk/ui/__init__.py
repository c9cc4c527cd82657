"""The desk: the only place with widgets."""
