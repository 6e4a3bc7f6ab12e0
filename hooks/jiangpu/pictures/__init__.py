"""The editors' pictures: what a file says of itself, how it is made smaller, what becomes of it.

`labels` finds the mark of a synthetic picture, which the law wants kept. `encoding` makes the files
of the site with Pillow: the same picture, smaller, and nothing beside it. `made` holds them with
their sizes, `store` keeps them from one build to the next, and `placing` puts them into records.
"""

from .made import Made, Picture, Size, make_pictures
from .placing import placed, uri_of

__all__ = ["Made", "Picture", "Size", "make_pictures", "placed", "uri_of"]
