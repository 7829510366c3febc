"""The outlines of countries and of their ISO 3166-2 regions, drawn on sheets that a page can hold.

``sheets`` reads the shipped sheets, ``projections`` tells how a sheet lies on the globe, ``build`` makes them anew
from packages. Where they come from and under which licences is in LICENSES.md.
"""
