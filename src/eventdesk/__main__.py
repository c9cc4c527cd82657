"""``python -m eventdesk`` is ``eventdesk``."""

from eventdesk.cli import main

raise SystemExit(main())
