"""What each request does. Every module gives a table from a request's name to its handler."""
