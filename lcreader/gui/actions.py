"""Everything that can be done by menu, toolbar or key: one table, from which all three are built.

The list of keys (F1) is read from the same table, so that it cannot fall behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from lcreader.gui.look import Look


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks `text` for translation (Qt's own of this name is typed as giving any object)."""
    return text


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do. The first of `keys` is shown in menus, the others work as well."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""  # only one of a group is checked


# Ctrl+Shift+F, Ctrl+Space, Ctrl+. and Shift alone belong to Chinese input methods: never here.
DEEDS: tuple[Deed, ...] = (
    Deed("import_files", QT_TRANSLATE_NOOP("Deeds", "Import &files…"), ("Ctrl+O",), "import"),
    Deed("import_folder", QT_TRANSLATE_NOOP("Deeds", "Import f&older…"), ("Ctrl+Shift+O",)),
    Deed("export_articles", QT_TRANSLATE_NOOP("Deeds", "Export &articles…"), (), "export"),
    Deed("export_figures", QT_TRANSLATE_NOOP("Deeds", "Export f&igures…")),
    Deed("export_comparisons", QT_TRANSLATE_NOOP("Deeds", "Export &comparisons…")),
    Deed("export_bookmarks", QT_TRANSLATE_NOOP("Deeds", "Export &bookmarks…")),
    Deed("search_list", QT_TRANSLATE_NOOP("Deeds", "Search a &list of queries…")),
    Deed("open_archive", QT_TRANSLATE_NOOP("Deeds", "Open a&nother archive…")),
    Deed("check_archive", QT_TRANSLATE_NOOP("Deeds", "&Check the archive")),
    Deed("quit", QT_TRANSLATE_NOOP("Deeds", "&Quit"), ("Ctrl+Q",)),
    Deed("undo", QT_TRANSLATE_NOOP("Deeds", "&Undo the last removal"), ("Ctrl+Z",), "undo"),
    Deed(
        "copy_citation",
        QT_TRANSLATE_NOOP("Deeds", "Copy with &citation"),
        ("Ctrl+Shift+C", "Ctrl+Alt+C"),
        "copy",
    ),
    Deed("add_bookmark", QT_TRANSLATE_NOOP("Deeds", "&Bookmark"), ("Ctrl+D",), "bookmark"),
    Deed(
        "search", QT_TRANSLATE_NOOP("Deeds", "&Search the archive"), ("Ctrl+L", "Ctrl+K", "Alt+D")
    ),
    Deed("facets", QT_TRANSLATE_NOOP("Deeds", "Fil&ters beside the list"), ("Alt+4",), "", True),
    Deed("within", QT_TRANSLATE_NOOP("Deeds", "Search &within the results"), ("Ctrl+Alt+L",)),
    Deed("exclude", QT_TRANSLATE_NOOP("Deeds", "&Exclude from the results"), ("Ctrl+Alt+E",)),
    Deed("save_search", QT_TRANSLATE_NOOP("Deeds", "Sa&ve this search…"), ("Ctrl+S",)),
    Deed("find", QT_TRANSLATE_NOOP("Deeds", "&Find in the article"), ("Ctrl+F",)),
    Deed("next_hit", QT_TRANSLATE_NOOP("Deeds", "&Next hit"), ("F3",)),
    Deed("previous_hit", QT_TRANSLATE_NOOP("Deeds", "&Previous hit"), ("Shift+F3",)),
    Deed("show_list", QT_TRANSLATE_NOOP("Deeds", "&List pane"), ("F9", "Alt+1"), "list", True),
    Deed("show_reader", QT_TRANSLATE_NOOP("Deeds", "&Article pane"), ("Alt+2",), "", True),
    Deed(
        "show_figures",
        QT_TRANSLATE_NOOP("Deeds", "Fi&gures pane"),
        ("Shift+F9", "Alt+3"),
        "figures",
        True,
    ),
    Deed("ledger", QT_TRANSLATE_NOOP("Deeds", "Le&dger"), ("Ctrl+G",), "ledger", True),
    Deed("show_source", QT_TRANSLATE_NOOP("Deeds", "&Source text"), ("Ctrl+U",), "source", True),
    Deed("larger", QT_TRANSLATE_NOOP("Deeds", "L&arger text"), ("Ctrl+=", "Ctrl++")),
    Deed("smaller", QT_TRANSLATE_NOOP("Deeds", "S&maller text"), ("Ctrl+-",)),
    Deed("normal_size", QT_TRANSLATE_NOOP("Deeds", "&Normal text size"), ("Ctrl+0",)),
    Deed("switch_theme", QT_TRANSLATE_NOOP("Deeds", "Light or &dark"), ("Ctrl+Shift+D",), "theme"),
    Deed("theme_system", QT_TRANSLATE_NOOP("Deeds", "As the s&ystem"), (), "", True, "theme"),
    Deed("theme_light", QT_TRANSLATE_NOOP("Deeds", "&Light"), (), "", True, "theme"),
    Deed("theme_dark", QT_TRANSLATE_NOOP("Deeds", "&Dark"), (), "", True, "theme"),
    Deed("language_system", QT_TRANSLATE_NOOP("Deeds", "As the s&ystem"), (), "", True, "lang"),
    Deed("language_zh", "中文(&Z)", (), "", True, "lang"),
    Deed("language_en", "&English", (), "", True, "lang"),
    Deed("citation_2025", "GB/T 7714—&2025", (), "", True, "citation"),
    Deed("citation_2015", "GB/T 7714—201&5", (), "", True, "citation"),
    Deed("full_screen", QT_TRANSLATE_NOOP("Deeds", "F&ull screen"), ("F11",), "", True),
    Deed("back", QT_TRANSLATE_NOOP("Deeds", "&Back"), ("Alt+Left", "Back"), "back"),
    Deed("forward", QT_TRANSLATE_NOOP("Deeds", "&Forward"), ("Alt+Right", "Forward"), "forward"),
    Deed("next_article", QT_TRANSLATE_NOOP("Deeds", "&Next in the list"), ("Ctrl+PgDown",)),
    Deed("previous_article", QT_TRANSLATE_NOOP("Deeds", "&Previous in the list"), ("Ctrl+PgUp",)),
    Deed("articles_tab", QT_TRANSLATE_NOOP("Deeds", "List of &articles"), ("Ctrl+Shift+A",)),
    Deed("bookmarks_tab", QT_TRANSLATE_NOOP("Deeds", "List of b&ookmarks"), ("Ctrl+B",)),
    Deed("saved_tab", QT_TRANSLATE_NOOP("Deeds", "&Saved searches"), ("Ctrl+Shift+S",)),
    Deed("next_pane", QT_TRANSLATE_NOOP("Deeds", "Next &pane"), ("F6",)),
    Deed("keys", QT_TRANSLATE_NOOP("Deeds", "&Keys"), ("F1", "Shift+?", "Ctrl+?")),
    Deed("query_help", QT_TRANSLATE_NOOP("Deeds", "How to &search"), ("Ctrl+F1",), "help"),
    Deed("about", QT_TRANSLATE_NOOP("Deeds", "&About LCReader")),
)


@dataclass(frozen=True, slots=True)
class MenuPlan:
    """A menu: its deeds in order, `|` for a line, and a `>` where the next submenu stands."""

    title: str
    deeds: str
    submenus: tuple["MenuPlan", ...] = ()


_EXPORT = MenuPlan(
    QT_TRANSLATE_NOOP("Deeds", "&Export"),
    "export_articles export_figures export_comparisons export_bookmarks",
)
_THEME = MenuPlan(
    QT_TRANSLATE_NOOP("Deeds", "&Theme"), "switch_theme | theme_system theme_light theme_dark"
)
_LANGUAGE = MenuPlan(
    QT_TRANSLATE_NOOP("Deeds", "La&nguage"), "language_system language_zh language_en"
)
_CITATION = MenuPlan(QT_TRANSLATE_NOOP("Deeds", "C&itations"), "citation_2025 citation_2015")
MENUS: tuple[MenuPlan, ...] = (
    MenuPlan(
        QT_TRANSLATE_NOOP("Deeds", "&File"),
        "import_files import_folder | > search_list | open_archive check_archive | quit",
        (_EXPORT,),
    ),
    MenuPlan(
        QT_TRANSLATE_NOOP("Deeds", "&Edit"),
        "undo | copy_citation > add_bookmark | search within exclude save_search |"
        " find next_hit previous_hit",
        (_CITATION,),
    ),
    MenuPlan(
        QT_TRANSLATE_NOOP("Deeds", "&View"),
        "show_list show_reader show_figures facets | ledger | show_source |"
        " larger smaller normal_size | > > | full_screen",
        (_THEME, _LANGUAGE),
    ),
    MenuPlan(
        QT_TRANSLATE_NOOP("Deeds", "&Go"),
        "back forward | previous_article next_article |"
        " articles_tab bookmarks_tab saved_tab next_pane",
    ),
    MenuPlan(QT_TRANSLATE_NOOP("Deeds", "&Help"), "query_help keys | about"),
)


def words(text: str) -> str:
    """`text` of the tables in the language of the interface."""
    return QCoreApplication.translate("Deeds", text)


class Actions:
    """The actions of one window, by the names of the table."""

    def __init__(self, parent: QObject) -> None:
        self._actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for deed in DEEDS:
            action = QAction(words(deed.text), parent)
            action.setShortcuts([QKeySequence(key) for key in deed.keys])
            action.setCheckable(deed.checkable)
            action.setObjectName(deed.name)
            if deed.group:
                group = groups.setdefault(deed.group, QActionGroup(parent))
                group.addAction(action)
            self._actions[deed.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus of the table into `bar`."""
        for plan in MENUS:
            self._fill_menu(bar.addMenu(words(plan.title)), plan)

    def colour(self, look: Look) -> None:
        """Give every action its icon in the colours of the theme in force."""
        for deed in DEEDS:
            if deed.icon:
                self._actions[deed.name].setIcon(look.icon(deed.icon))
                self._actions[deed.name].setIconVisibleInMenu(False)

    def _fill_menu(self, menu: QMenu, plan: MenuPlan) -> None:
        submenus = iter(plan.submenus)
        for name in plan.deeds.split():
            if name == "|":
                menu.addSeparator()
            elif name == ">":
                submenu = next(submenus)
                self._fill_menu(menu.addMenu(words(submenu.title)), submenu)
            else:
                menu.addAction(self._actions[name])
