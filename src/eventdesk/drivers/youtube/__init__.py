"""The YouTube driver: observe, diff, send, verify."""

from eventdesk.drivers.youtube.driver import CALL_TIMEOUT, GOOGLE, YouTubeDriver
from eventdesk.drivers.youtube.oauth import Anonymous, Credentials

__all__ = ["CALL_TIMEOUT", "GOOGLE", "Anonymous", "Credentials", "YouTubeDriver"]
