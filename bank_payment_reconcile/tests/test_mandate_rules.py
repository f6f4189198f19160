"""What debits make of a mandate, told by hand from the rules of the schemes."""

from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.payment_files.mandates import (
    STATES,
    TRANSITIONS,
    Known,
    Use,
    after,
    blocks,
    creditor_key,
    expires_on,
    is_reference,
    is_used_up,
    next_debit,
    next_sequence,
    what_bank_knows,
)

#: {event: state after it, of a debit that was exported, settled, rejected, cancelled,
#: returned, refunded, reversed}
AFTER = {
    # The bank's credit is read: also of what we thought that we had taken back. What
    # was rejected never was booked, and what came back has been.
    "settle": "settled settled rejected settled returned refunded reversed",
    # The statement is undone.
    "unsettle": "exported exported rejected cancelled returned refunded reversed",
    # A "rejection" after the booking is a return.
    "reject": "rejected returned rejected rejected returned refunded reversed",
    # What the bank has booked cannot be taken back by us.
    "cancel": "cancelled settled rejected cancelled returned refunded reversed",
    # The first one counts: money goes back once.
    "return": "returned returned rejected returned returned refunded reversed",
    "refund": "refunded refunded rejected refunded returned refunded reversed",
    "reverse": "reversed reversed rejected reversed returned refunded reversed",
    # The statement with the return is undone: the debit is settled as before.
    "restore": "exported settled rejected cancelled settled settled settled",
}
OLD = Known("M-7", "NL91ABNA0417164300", "DE98ZZZ09999999999", "Elbe AG")
NEW = Known("M-7", "DE89370400440532013000", "DE98ZZZ09999999999", "Elbe AG")
DAY = date(2026, 12, 1)


def uses(text, told=OLD):
    """Debits as `FRST rejected, RCUR settled`; with a `*` the debit told a change."""
    found = []
    for part in filter(None, text.split(", ")):
        sequence, state = part.rstrip("*").split()
        is_amended = part.endswith("*")
        known = NEW if is_amended else told
        found.append(Use(DAY, sequence, state, known, is_amended))
    return found


#: Debits so far; then: marked first, one-off, last? -> (next sequence, used up)
SEQUENCES = (
    ("", "", "RCUR", False),
    ("", "first", "FRST", False),
    ("", "one-off", "OOFF", False),
    ("", "last", "FNAL", False),
    ("", "first last", "FNAL", False),
    ("FRST exported", "first", "RCUR", False),
    ("FRST settled", "first", "RCUR", False),
    # Before the settlement it never happened: the next is the first again.
    ("FRST rejected", "first", "FRST", False),
    ("FRST cancelled", "first", "FRST", False),
    ("FRST rejected, FRST rejected", "first", "FRST", False),
    ("FRST rejected, FRST settled", "first", "RCUR", False),
    # After the settlement it did.
    ("FRST returned", "first", "RCUR", False),
    ("FRST refunded", "first", "RCUR", False),
    ("FRST reversed", "first", "RCUR", False),
    ("RCUR settled", "", "RCUR", False),
    ("RCUR settled, RCUR rejected", "first", "RCUR", False),
    ("OOFF exported", "one-off", "OOFF", True),
    ("OOFF settled", "one-off", "OOFF", True),
    # A rejection opens it again, a return or a refund does not.
    ("OOFF rejected", "one-off", "OOFF", False),
    ("OOFF cancelled", "one-off", "OOFF", False),
    ("OOFF returned", "one-off", "OOFF", True),
    ("OOFF refunded", "one-off", "OOFF", True),
    ("OOFF reversed", "one-off", "OOFF", True),
    ("OOFF rejected, OOFF settled", "one-off", "OOFF", True),
    ("RCUR settled, FNAL exported", "last", "FNAL", True),
    ("RCUR settled, FNAL settled", "last", "FNAL", True),
    ("RCUR settled, FNAL rejected", "last", "FNAL", False),
    ("RCUR settled, FNAL returned", "last", "FNAL", True),
    ("RCUR settled, FNAL cancelled", "", "RCUR", False),
)
#: Debits so far, all to the old account but those with a `*` -> whether the next, to
#: the new account, tells the change.
CHANGES = (
    # Nothing was debited: nobody knows the old account.
    ("", False),
    ("RCUR rejected", False),
    ("RCUR cancelled", False),
    ("RCUR exported", True),
    ("RCUR settled", True),
    ("RCUR returned", True),
    # Told once...
    ("RCUR settled, RCUR exported*", False),
    ("RCUR settled, RCUR settled*", False),
    ("RCUR settled, RCUR returned*", False),
    ("RCUR settled, RCUR settled*, RCUR settled*", False),
    # ...and again where that debit never happened.
    ("RCUR settled, RCUR rejected*", True),
    ("RCUR settled, RCUR cancelled*", True),
    ("RCUR settled, RCUR rejected*, RCUR settled*", False),
)
#: {state of the last debit: last day}; signed on 15 March 2024, debited on 1 Dec 2026.
EXPIRES = {
    "exported": date(2029, 12, 1),
    "settled": date(2029, 12, 1),
    # The bank had it, whatever became of it.
    "rejected": date(2029, 12, 1),
    "returned": date(2029, 12, 1),
    "refunded": date(2029, 12, 1),
    "reversed": date(2029, 12, 1),
    # It never left the house.
    "cancelled": date(2027, 3, 15),
}


@tagged("post_install", "-at_install")
class TestMandateRules(BaseCase):
    def test_what_happens_to_a_debit(self):
        self.assertEqual(set(AFTER), set(TRANSITIONS))
        for event, told in AFTER.items():
            for state, expected in zip(STATES, told.split(), strict=True):
                self.assertEqual(after(state, event), expected, (event, state))

    def test_which_sequence_comes_next(self):
        for before, terms, expected, used_up in SEQUENCES:
            debits = uses(before)
            sequence = next_sequence(
                debits, "one-off" in terms, "last" in terms, "first" in terms
            )
            self.assertEqual(sequence, expected, (before, terms))
            self.assertEqual(is_used_up(debits), used_up, (before, terms))

    def test_a_first_debit_made_elsewhere_was_the_first(self):
        self.assertEqual(next_sequence([], False, False, True, True), "RCUR")

    def test_a_change_is_told_once(self):
        for before, tells in CHANGES:
            known = what_bank_knows(uses(before), None)
            debit = next_debit(NEW, DAY, "CORE", "RCUR", known)
            self.assertEqual(debit.original_account == "SMNDA", tells, before)

    def test_every_change_is_told(self):
        before = Known("OLD-1", "NL91", "DE98ZZZ09999999999", "Elbe GmbH")
        now = Known("M-8", "NL92", "NL79ZZZ999999990000", "Elbe AG")
        debit = next_debit(now, DAY, "B2B", "RCUR", before)
        self.assertEqual(
            (
                debit.reference,
                debit.original_reference,
                debit.original_account,
                debit.original_creditor_identifier,
                debit.original_creditor_name,
            ),
            ("M-8", "OLD-1", "SMNDA", "DE98ZZZ09999999999", "Elbe GmbH"),
        )

    def test_it_lapses_36_months_after_the_last_debit(self):
        signed = date(2024, 3, 15)
        for state, expected in EXPIRES.items():
            debits = uses(f"RCUR {state}")
            self.assertEqual(expires_on(signed, debits, None), expected, state)
        self.assertEqual(expires_on(signed, [], None), date(2027, 3, 15))
        self.assertEqual(expires_on(signed, [], date(2025, 1, 31)), date(2028, 1, 31))
        # 36 months after the 29th of February there is none.
        self.assertEqual(expires_on(date(2024, 2, 29), [], None), date(2027, 2, 28))

    def test_what_reasons_bar(self):
        for code in ("MD01", "MD02", "MD07", "AC13", "SL01"):
            self.assertEqual(blocks(code), "mandate", code)
        for code in ("AC01", "AC04", "AC06", "RC01", "BE01"):
            self.assertEqual(blocks(code), "account", code)
        # No funds, refused, refund that was wanted, our own file, none.
        for code in ("AM04", "MS02", "MS03", "MD06", "FF01", "AC03", ""):
            self.assertEqual(blocks(code), "", code)

    def test_what_a_reference_is(self):
        for text in ("M-7", "KD 4711/2026", "A" * 35, "m+(1):,.?'"):
            self.assertTrue(is_reference(text), text)
        for text in ("", "A" * 36, "M_7", "Mandat Müller", "/M7", "M7/", "M//7", " M7"):
            self.assertFalse(is_reference(text), text)

    def test_the_business_code_makes_no_other_creditor(self):
        self.assertEqual(
            creditor_key("DE98ZZZ09999999999"), creditor_key("DE98A0109999999999")
        )
