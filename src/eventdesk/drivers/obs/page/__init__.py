"""The page of graphics: for an OBS that cannot see the desk's folder, in a browser source."""
