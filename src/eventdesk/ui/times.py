"""Times as the desk writes them: 24-hour clocks, and durations with their sign spelled out.

A show clock is read at a glance, so the form never changes with the locale ("오전 9:30" costs a
second look); only the date does.
"""

import math
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale

MINUS = "\N{MINUS SIGN}"


def clock(moment: datetime | None, zone: tzinfo, *, seconds: bool = False) -> str:
    """The wall time in ``zone`` as "09:30" or "09:30:05"; empty for None."""
    if moment is None:
        return ""
    return moment.astimezone(zone).strftime("%H:%M:%S" if seconds else "%H:%M")


def duration(length: timedelta | None) -> str:
    """A length without sign, "12:05" or "1:12:05", to the whole second below; "" for None."""
    if length is None:
        return ""
    return _digits(math.floor(abs(length.total_seconds())))


def countdown(remaining: timedelta) -> str:
    """Time left as "12:05"; once it is over, "+02:10".

    Rounded so that a fresh 12 minutes reads 12:00 and zero is shown exactly at the end.
    """
    if remaining < timedelta(0):
        return "+" + duration(remaining)
    return _digits(math.ceil(remaining.total_seconds()))


def signed(length: timedelta) -> str:
    """Over as "+02:10", under as "−01:20", nothing as "00:00"."""
    seconds = math.floor(abs(length.total_seconds()))
    sign = "" if not seconds else "+" if length > timedelta(0) else MINUS
    return sign + _digits(seconds)


def long_date(day: date, language: str) -> str:
    """The date in words of ``language``."""
    return QLocale(language).toString(
        QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat
    )


def _digits(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"
