"""How the documentation is built. Nothing is fetched from the network."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "_ext"))
# The help texts of the commands follow the locale, and these pages are in English.
os.environ["LC_ALL"] = "C.UTF-8"

from arbetsro import __version__  # noqa: E402 - after the locale is set

project = "arbetsro"
copyright = "The arbetsro contributors, MIT licence"
version = release = __version__

extensions = ["myst_parser", "declared"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"arbetsro {__version__}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sphinx = False
