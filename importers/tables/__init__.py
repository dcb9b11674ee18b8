"""Tables of trackers: how councils head their columns, and the cells of a workbook."""
