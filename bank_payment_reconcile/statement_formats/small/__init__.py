"""Formats of one file each: Norma 43, JSON (plain, of the Berlin Group, of Wise), zip
archives, old workbooks."""
