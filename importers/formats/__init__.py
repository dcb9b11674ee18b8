"""The formats that can be read: each module here reads one, and is found by being here.

A module of this package has an ``IMPORTER`` with the shape of :class:`importers.registry.Importer`.
"""
