"""What banks call their columns, by language. Words, and nothing that reads them.

Each module has `WORDS`: by role, the names with "|" between them, as banks write them.
Besides the roles of a description there are:

* `booked` and `day`: the day of the ledger, and a day of which that is not said;
* `gross` and `net`: an amount before and after a fee.
"""
