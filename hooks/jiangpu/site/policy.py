"""What a page may load and run (Content Security Policy, https://www.w3.org/TR/CSP3/): files of its
own site, and nothing else.

Every page carries it, so that it holds on any host. A server that sends it as a header can also
forbid that others put the pages into frames; assets/hosting/ has files for nginx and Caddy.
"""

from __future__ import annotations

from .addresses import Mode

_OWN = ("script-src", "style-src", "connect-src", "worker-src", "manifest-src")
"""What is loaded from the site alone."""


def policy(mode: Mode = "site") -> str:
    """The policy of a page.

    Args:
        mode: a page that is opened from a disk has no host: its files are those of the disk.
    """
    own = "'self'" if mode == "site" else "'self' file:"
    directives = ["default-src 'none'", f"img-src {own} data:"]
    directives += [f"{name} {own}" for name in _OWN]
    directives += ["base-uri 'none'", f"form-action {own}"]
    return "; ".join(directives)


HEADER = f"{policy()}; frame-ancestors 'self'"
"""The same as a server sends it. A meta element cannot say who may frame a page."""
