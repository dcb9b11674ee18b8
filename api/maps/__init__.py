"""Maps of who is tied to whom: pages, tables and files of them, and pages that stand by themselves."""

from api.maps.standalone import standalone_map

__all__ = ["standalone_map"]
