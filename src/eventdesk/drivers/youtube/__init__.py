"""The YouTube driver: observe, diff, send, verify."""
