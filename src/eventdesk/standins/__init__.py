"""An OBS and a YouTube on real sockets, for rehearsal and tests."""
