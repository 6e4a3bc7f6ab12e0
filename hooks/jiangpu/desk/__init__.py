"""The desk: a local web page for the person who keeps the site. Only this machine can open it.

`workbench` knows what can be done with the library and its files; `server` hands it to a browser.
"""
