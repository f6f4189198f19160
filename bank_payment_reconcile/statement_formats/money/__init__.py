"""Which columns of a table are its amounts, and which way the money goes."""
