"""A text that people read, in one or more languages."""

from collections.abc import Iterable

from msgspec import Struct


class Text(Struct, frozen=True):
    """One text in one or more languages, as the run-sheet gives it.

    ``entries`` pairs a BCP 47 tag with the words, the sheet's primary language first where it
    is given.
    """

    entries: tuple[tuple[str, str], ...] = ()

    def get(self, language: str) -> str | None:
        """The words in exactly this language, or None."""
        return next((words for tag, words in self.entries if tag == language), None)

    def best(self, languages: Iterable[str] = ()) -> str:
        """The words in the first of ``languages`` that has any, else in the first given one."""
        for language in languages:
            words = self.get(language)
            if words:
                return words
        return self.entries[0][1] if self.entries else ""

    def __bool__(self) -> bool:
        """Whether there are any words at all."""
        return any(words for _, words in self.entries)
