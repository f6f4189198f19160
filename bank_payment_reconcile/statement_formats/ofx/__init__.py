"""OFX 1 and 2, also as QFX and QBO, of banks and cards, read by ofxparse.

`tags` takes a file apart, `normalise` mends what ofxparse would not read, `parser` has
it read, `beside` reads what it does not expose. The public description is "Open
Financial Exchange", specifications 1.6 and 2.2.
"""
