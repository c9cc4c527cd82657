"""The desk's panels: each draws one part of a Snapshot and asks through callables."""
