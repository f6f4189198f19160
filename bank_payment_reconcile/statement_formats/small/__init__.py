"""Formats of one file each: Norma 43, plain JSON, zip archives, old workbooks."""
