"""The MkDocs events of 匠谱. MkDocs runs this file; everything is in the package `jiangpu`."""

from jiangpu.adapter.events import (  # noqa: F401, the names are the interface
    on_build_error,
    on_config,
    on_files,
    on_page_content,
    on_post_build,
    on_startup,
)
