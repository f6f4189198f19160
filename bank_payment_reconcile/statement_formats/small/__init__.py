"""Formats that one file each reads."""
