"""Tables as they lie in their files: header, rows, and what a column may hold."""
