"""Numbers, sizes, lengths of time and moments, as a person of the system's language reads them."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_SLOW_MS = 1000


def number(value: int) -> str:
    """12,345 in English."""
    return QLocale().toString(value)


def plural(said: str, value: int) -> str:
    """A text with `%Ln thing(s)` as it comes from the translator: its English plural, where none was translated."""
    return said.replace("(s)", "" if value == 1 else "s")


def size(value: int) -> str:
    """Bytes: 640 bytes, 12 kB, 3.4 MB."""
    digits = 1 if value >= 1_000_000 else 0
    return QLocale().formattedDataSize(value, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def per_cent(share: float) -> str:
    """A share as a percentage, rounded down: only what is complete is 100 %."""
    return QCoreApplication.translate("Amounts", "%1 %").replace("%1", QLocale().toString(int(share * 100)))


def took(milliseconds: float) -> str:
    """How long an answer took: 31 ms, 1.4 s."""
    translate = QCoreApplication.translate
    if milliseconds < _SLOW_MS:
        return translate("Amounts", "%1 ms").replace("%1", number(max(1, round(milliseconds))))
    return translate("Amounts", "%1 s").replace("%1", QLocale().toString(milliseconds / 1000, "f", 1))


def duration(seconds: float) -> str:
    """About how long: less than a minute, 3 min, 2 h 10 min, 3 d."""
    translate = QCoreApplication.translate
    if seconds < _MINUTE:
        return translate("Amounts", "less than a minute")
    minutes = round(seconds / _MINUTE)
    if minutes < 60:
        return translate("Amounts", "%1 min").replace("%1", number(minutes))
    if minutes < 2 * _DAY // _MINUTE:
        return (
            translate("Amounts", "%1 h %2 min").replace("%1", number(minutes // 60)).replace("%2", number(minutes % 60))
        )
    return translate("Amounts", "%1 d").replace("%1", number(round(seconds / _DAY)))


def time_left(seconds: float) -> str:
    """How long something will take yet: less than a minute left, about 3 min left."""
    if seconds < _MINUTE:
        return QCoreApplication.translate("Amounts", "less than a minute left")
    return QCoreApplication.translate("Amounts", "about %1 left").replace("%1", duration(seconds))


def moment(when: datetime, now: datetime | None = None) -> str:
    """When something was, in words of an order in which one thinks: just now, 14:03, yesterday 14:03, 3 Mar 2025."""
    now = now or datetime.now().astimezone()
    local = when.astimezone(now.tzinfo)
    time = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    days = (now.date() - local.date()).days
    if 0 <= (now - local).total_seconds() < _MINUTE:
        return QCoreApplication.translate("Amounts", "just now")
    if days == 0:
        return QCoreApplication.translate("Amounts", "today %1").replace("%1", time)
    if days == 1:
        return QCoreApplication.translate("Amounts", "yesterday %1").replace("%1", time)
    return QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)


def clock(when: datetime) -> str:
    """The time of day, with the date where that is not today."""
    moment_ = QDateTime(QDate(when.year, when.month, when.day), QTime(when.hour, when.minute))
    if when.date() == datetime.now().astimezone().date():
        return QLocale().toString(moment_.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(moment_, QLocale.FormatType.ShortFormat)
