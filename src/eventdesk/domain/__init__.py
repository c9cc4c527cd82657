"""What a show IS: pure, no Qt, no network, no disk, no clock, no threads."""
