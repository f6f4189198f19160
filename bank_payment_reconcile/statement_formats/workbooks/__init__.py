"""Workbooks of Excel (XLSX), read as rows of values without building a tree.

The public description is ECMA-376, "Office Open XML File Formats", part 1, chapter 18.
"""
