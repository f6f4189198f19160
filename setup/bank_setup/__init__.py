"""Makes, tests and stops a working Odoo 19 with this addon.

It runs before anything is installed, so it uses the standard library only.
"""
