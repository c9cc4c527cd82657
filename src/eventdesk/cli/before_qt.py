"""Imports what the desk needs besides Qt, which comes last: every import after it goes through a
hook of PySide's and takes a third of a millisecond longer, and these are more than thirty."""

import eventdesk.app.obs_places
import eventdesk.domain.chat
import eventdesk.domain.finding
import eventdesk.domain.sign_in
import eventdesk.engine.ahead
import eventdesk.engine.clocks
import eventdesk.engine.conductor
import eventdesk.engine.late
import eventdesk.storage.journal
import eventdesk.storage.library
import eventdesk.storage.secrets
import eventdesk.storage.trace_file  # noqa: F401
