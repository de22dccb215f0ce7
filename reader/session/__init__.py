"""The open library and its verbs, without a screen."""

from reader.session.change import Change, RowState
from reader.session.opened import FileState
from reader.session.ports import CatalogPort, LibraryPort, MarksPort
from reader.session.session import Session

__all__ = ["CatalogPort", "Change", "FileState", "LibraryPort", "MarksPort", "RowState", "Session"]
