"""The refusals of Google's sign-in service, in OAuth's own envelope."""

from collections.abc import Mapping

OAUTH_REASONS: Mapping[str, tuple[int, str]] = {
    "invalid_request": (400, "Missing or invalid parameter"),
    "invalid_client": (401, "The OAuth client was not found."),
    "invalid_grant": (400, "Token has been expired or revoked."),
    "invalid_token": (400, "Token expired or revoked"),
    "unsupported_grant_type": (400, "Invalid grant_type"),
    "redirect_uri_mismatch": (400, "The redirect URI is not on loopback"),
    "access_denied": (403, "The user did not consent"),
    "server_error": (500, "Internal error"),
    "temporarily_unavailable": (503, "The service is temporarily unavailable"),
}
"""Reason → HTTP status and description."""


class OAuthError(Exception):
    """A request that the sign-in service refuses."""

    def __init__(self, reason: str, description: str = "", status: int | None = None) -> None:
        usual, usual_description = OAUTH_REASONS[reason]
        self.reason = reason
        self.status = status or usual
        self.description = description or usual_description
        super().__init__(f"{self.status} {reason}: {self.description}")

    def envelope(self) -> dict[str, str]:
        """The JSON body, as RFC 6749 has it."""
        return {"error": self.reason, "error_description": self.description}
