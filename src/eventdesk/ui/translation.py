"""The desk's language: English in the source, others from assets/translations.

After changing a word that people read: ``make translations``, translate the new entries of the
.ts file, and once more to compile them.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from eventdesk.engine.assets import asset

LANGUAGES = ("en", "ko")
"""What the desk speaks."""


def choose_language(wanted: str | None = None) -> str:
    """``wanted`` (a BCP 47 tag, the setting ``language``), else the system's own language,
    if the desk speaks it; else English."""
    tags = [wanted] if wanted else QLocale.system().uiLanguages()
    for tag in tags:
        language = tag.replace("_", "-").split("-")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"


def install_language(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Make ``app`` speak it, and give what was installed; FileNotFoundError when the words were
    not packaged."""
    if language == "en":
        return []
    own = QTranslator(app)
    path = asset("translations", f"eventdesk_{language}.qm")
    if not own.load(str(path)):
        raise FileNotFoundError(path)
    installed = [own]
    qt = QTranslator(app)
    qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language}", qt_words):  # the edit menu of a text field
        installed.append(qt)
    for translator in installed:
        app.installTranslator(translator)
    QLocale.setDefault(QLocale(language))
    return installed
