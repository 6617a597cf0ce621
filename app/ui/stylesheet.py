"""The one style sheet: flat surfaces, hairlines, and a focus that can be seen, made from the theme's colours and sizes.

Widgets ask for a look by a dynamic property: labels have `look` "title", "heading", "fact", "secondary" or "danger",
buttons "primary", "quiet", "chip", "link" or "danger", frames "card", "line", "surface" or "canvas".
"""

from collections.abc import Callable
from pathlib import Path

from app.ui.colours import Tokens

MARKS = ("check", "dash", "dot", "down", "up")


def stylesheet(tokens: Tokens, size: Callable[[int], float], look: str, drawings: Path) -> str:
    """The sheet for the whole program.

    `size` gives the points of a step of size; `drawings` is the folder of the marks, of which there are some for each
    `look`, "light" and "dark".
    """
    values = {name: getattr(tokens, name).name() for name in tokens.__slots__}
    values |= {f"pt{step}": f"{size(step):.2f}pt" for step in (11, 13, 15, 20)}
    values |= {f"mark-{name}": f'url("{(drawings / f"{name}-{look}.svg").as_posix()}")' for name in MARKS}
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet


_SHEET = """
QWidget { color: @text; }
QMainWindow, QDialog, QWidget[look="canvas"] { background: @canvas; }
QWidget[look="surface"] { background: @surface; }
QToolTip { background: @raised; color: @text; border: 1px solid @hairline; padding: 4px 6px; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: @pt20; font-weight: 600; }
QLabel[look="heading"] { font-size: @pt15; font-weight: 600; }
QLabel[look="section"] { font-size: @pt11; font-weight: 600; color: @secondary; }
QLabel[look="fact"] { font-size: @pt11; color: @secondary; }
QLabel[look="secondary"] { color: @secondary; }
QLabel[look="warning"] { color: @warning; }
QLabel[look="danger"] { color: @danger; }
QLabel[look="positive"] { color: @positive; }

QFrame[look="line"] { background: @hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="card"] { background: @surface; border: 1px solid @hairline; border-radius: 8px; }
QFrame[look="notice"] { background: @raised; border: none; border-top: 1px solid @hairline; }
QFrame[look="foot"] { background: transparent; border: none; border-top: 1px solid @hairline; }
#status-line { border-top: 1px solid @hairline; background: @canvas; }
QFrame[look="drop"] { background: @canvas; border: 1px dashed @outline; border-radius: 8px; }
QFrame[look="drop-over"] { background: @accent_soft; border: 1px dashed @accent; border-radius: 8px; }
QFrame[look="row"] { background: transparent; border: none; border-bottom: 1px solid @hairline; }
QFrame[look="floating"] { background: @surface; border: 1px solid @outline; border-radius: 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit {
  background: @surface; color: @text; border: 1px solid @outline; border-radius: 8px; padding: 6px 8px;
  selection-background-color: @accent_soft; selection-color: @text; placeholder-text-color: @secondary;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {
  border: 1px solid @accent;
}
QFrame[look="box"] { background: @surface; border: 1px solid @outline; border-radius: 8px; }
QFrame[look="box-focus"] { background: @surface; border: 1px solid @accent; border-radius: 8px; }
QLineEdit[look="bare"], QLineEdit[look="bare"]:focus { background: transparent; border: none; padding: 0; }
QLineEdit:disabled, QSpinBox:disabled { color: @outline; border-color: @hairline; }

QPushButton, QToolButton {
  background: @raised; color: @text; border: 1px solid @outline; border-radius: 8px; padding: 6px 14px;
}
QToolButton { padding: 5px; border-color: transparent; background: transparent; }
QPushButton:hover, QToolButton:hover { background: @hairline; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @accent_soft; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QPushButton:disabled, QToolButton:disabled { color: @outline; border-color: @hairline; }
QToolButton:disabled { border-color: transparent; }
QToolButton::menu-indicator { width: 0px; image: none; }
QPushButton::menu-indicator { width: 0px; image: none; }
QPushButton[look="primary"] { background: @accent; color: @on_accent; border-color: @accent; font-weight: 600; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed { border-color: @text; }
QPushButton[look="primary"]:focus { border: 2px solid @text; padding: 5px 13px; }
QPushButton[look="primary"]:disabled { background: @raised; color: @outline; border-color: @hairline; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: @raised; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border: 1px solid @accent; }
QPushButton[look="entry"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: 6px 10px;
}
QPushButton[look="entry"]:hover { background: @raised; }
QPushButton[look="entry"]:focus { border: 1px solid @accent; }
QPushButton[look="chip"], QToolButton[look="chip"] {
  background: @raised; border: 1px solid transparent; border-radius: 8px; padding: 3px 10px; font-size: @pt11;
}
QPushButton[look="chip"]:hover, QToolButton[look="chip"]:hover { background: @hairline; }
QPushButton[look="chip"]:checked, QToolButton[look="chip"]:checked { background: @accent_soft; border-color: @accent; }
QPushButton[look="chip"]:focus, QToolButton[look="chip"]:focus { border: 1px solid @accent; }
QPushButton[look="link"], QToolButton[look="link"] {
  background: transparent; border: 1px solid transparent; color: @accent; padding: 2px 4px; border-radius: 4px;
}
QPushButton[look="link"]:hover, QToolButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus, QToolButton[look="link"]:focus { border: 1px solid @accent; }
QPushButton[look="danger"] { background: transparent; color: @danger; border-color: @danger; }
QPushButton[look="danger"]:hover { background: @raised; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 16px; height: 16px; background: @surface; border: 1px solid @outline; border-radius: 4px;
}
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: @mark-check; }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: @mark-dash; }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: @mark-dot; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @raised; border-color: @hairline; }
QCheckBox:disabled, QRadioButton:disabled { color: @outline; }

QComboBox {
  background: @raised; color: @text; border: 1px solid @outline; border-radius: 8px; padding: 6px 28px 6px 12px;
}
QComboBox:hover { background: @hairline; }
QComboBox:focus, QComboBox:on { border-color: @accent; }
QComboBox:disabled { color: @outline; border-color: @hairline; }
QComboBox::drop-down { border: none; width: 28px; subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow { image: @mark-down; width: 14px; height: 14px; }
QComboBox QAbstractItemView {
  background: @surface; border: 1px solid @outline; padding: 4px; selection-background-color: @accent_soft;
  selection-color: @text;
}
QSpinBox, QDoubleSpinBox, QDateEdit { padding-right: 24px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: none; background: transparent; width: 22px; subcontrol-origin: border;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-arrow { image: @mark-up; width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: @mark-down; width: 12px; height: 12px; }

QSlider { min-height: 20px; background: transparent; }
QSlider::groove:horizontal { background: @outline; height: 2px; border-radius: 1px; }
QSlider::sub-page:horizontal { background: @accent; height: 2px; border-radius: 1px; }
QSlider::handle:horizontal {
  background: @surface; border: 1px solid @outline; width: 14px; height: 14px; margin: -7px 0; border-radius: 8px;
}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { border-color: @accent; background: @accent_soft; }

QMenu { background: @surface; border: 1px solid @outline; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accent_soft; }
QMenu::item:disabled { color: @outline; }
QMenu::separator { height: 1px; background: @hairline; margin: 4px 8px; }

QListView, QTreeView, QTableView, QListWidget, QTreeWidget {
  background: transparent; border: none; outline: none;
  selection-background-color: @accent_soft; selection-color: @text;
}
QHeaderView::section {
  background: transparent; color: @secondary; border: none; border-bottom: 1px solid @hairline; padding: 6px 8px;
  font-size: @pt11; font-weight: 600;
}
QTableView { gridline-color: @hairline; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[look="page"] { background: @surface; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @outline; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @hairline; }
QSplitter::handle:hover { background: @accent; }
QProgressBar { background: @raised; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }

QTabBar::tab { padding: 6px 12px; border: none; border-bottom: 2px solid transparent; color: @secondary; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @hairline; }
"""
