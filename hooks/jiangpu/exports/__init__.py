"""Open data, feed and structured data: everything that programs read.

`columns` says which fields leave the site, `projection` takes every value through the one gate.
From them come the tables (`tables`, `statistics`), written as `json_files`, `csv_files` and
`xlsx`, and described by `schemas`, `package` and `index`. `feed` is the Atom feed, `linked` the
JSON-LD of pages. `folder` lists every file.

Beyond one site: `published` reads the folder of any site, `engines` writes it for search engines
and `analysis` for analysts.
"""

from __future__ import annotations

from .folder import FOLDER, data_folder, export_files, newest, tables_of, workbook

__all__ = ["FOLDER", "data_folder", "export_files", "newest", "tables_of", "workbook"]
