"""The language of the interface: which one, and Qt's translators for it.

The sources speak English (`tr("…")`); resources/i18n has Chinese for every string, and English
for those with a number in them ("1 figure", "2 figures").
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_LOCALES = {"zh": "zh_CN", "en": "en"}
_LANGUAGE = "lcreader_language"


def choose(wish: str, system: QLocale | None = None) -> str:
    """The language to speak: what is wished for ("zh", "en"), else Chinese where the system does.

    >>> choose("", QLocale("zh_HK")), choose("", QLocale("fr_FR")), choose("zh", QLocale("fr_FR"))
    ('zh', 'en', 'zh')
    """
    if wish in _LOCALES:
        return wish
    languages = (system or QLocale.system()).uiLanguages()
    return "zh" if languages and languages[0].lower().startswith("zh") else "en"


def install(application: QCoreApplication, folder: Path, language: str) -> list[QTranslator]:
    """Let `application` speak `language`; `folder` holds our .qm files.

    Returns the translators, which must be kept as long as they are to be used.
    """
    name = _LOCALES[language]
    application.setProperty(_LANGUAGE, language)
    if language == "zh":
        # Sorting, dates, and which shapes of Han characters are drawn.
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    wanted = [(f"lcreader_{name}", str(folder)), (f"qtbase_{name}", qt_folder)]
    translators = []
    for file, where in wanted:
        translator = QTranslator(application)
        if translator.load(file, where):
            application.installTranslator(translator)
            translators.append(translator)
    return translators


def spoken() -> str:
    """The language that was installed, for texts that are kept in both."""
    application = QCoreApplication.instance()
    return (application.property(_LANGUAGE) if application else None) or "en"
