"""One name changed wherever files of a workspace say it, by edits that leave all else as it is written."""

from journeymap.renaming._names import channel, touchpoint
from journeymap.renaming._persona import persona
from journeymap.renaming._renaming import CannotRename, Renaming
from journeymap.renaming._step import step

__all__ = ["CannotRename", "Renaming", "channel", "persona", "step", "touchpoint"]
