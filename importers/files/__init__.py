"""Files to import: finding them, what they are, what is known beside them, and the limits that they keep."""
