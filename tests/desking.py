"""What the tests of the desk share: its words and where it is called."""

from __future__ import annotations

from jiangpu.desk.guard import Secrets

KNOWN = Secrets("t" * 32, "p" * 32)
PORT = 8642
HOST = f"127.0.0.1:{PORT}"
OWN = {"Host": HOST, "Origin": f"http://{HOST}", "X-Jiangpu-Token": KNOWN.token}
