"""The OBS driver: observe, diff, send, verify."""
