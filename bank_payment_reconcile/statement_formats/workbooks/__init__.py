"""Workbooks of Excel (XLSX), read as rows of values without building a tree."""
