"""Tables whose columns a description explains: CSV, fixed width, workbooks."""
