"""The MkDocs events of 匠谱. MkDocs runs this file; everything is in the package `jiangpu`."""

try:
    from jiangpu.adapter.events import (  # noqa: F401, the names are the interface
        on_build_error,
        on_config,
        on_files,
        on_post_build,
        on_serve,
        on_startup,
    )
except ModuleNotFoundError as error:
    if error.name != "jiangpu":
        raise
    raise SystemExit(
        "匠谱: 这里的 MkDocs 找不到匠谱的软件;"
        "改法:用装着匠谱的那个 Python，如 .venv/bin/jiangpu site"
    ) from None
