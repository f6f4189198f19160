"""The bank's answers: bytes in, what it says of each payment out.

* `xml_of`, `archives`: XML and archives that nobody vouches for.
* `pain002`: the status report of ISO 20022. `returned`: returns and changes of NACHA.
* `reading`: knows them all. `levels`: what a report says of orders.
* `codes`: what a code means; `words`: in sentences.
"""
