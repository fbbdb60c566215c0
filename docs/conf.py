"""The site (`make docs`): every page of this folder, and the Python API from its docstrings."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # tools/

from prinsjesdag import __version__
from tools.docs.commands import filled

project = "prinsjesdag"
author = "The prinsjesdag contributors"
copyright = "The prinsjesdag contributors, EUPL-1.2"
version = release = __version__
language = "nl"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
autodoc_typehints = "description"
autodoc_member_order = "bysource"
html_theme = "furo"
html_title = "prinsjesdag"
html_copy_source = False
# Pages link to code and data beside them, as they do in the repository.
suppress_warnings = ["myst.xref_missing", "myst.header", "misc.highlighting_failure"]


def setup(site: Any) -> None:
    """The commands are put on their page when it is read."""
    site.connect("source-read", lambda _, name, source: source.__setitem__(0, filled(source[0])))
