"""Whose account a line tells, in the matcher. Amounts in cents."""

from datetime import date, timedelta

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    KnownAccount,
    LearnedPayer,
    Ledger,
    Mapping,
    OutstandingPayment,
    Partner,
    Settings,
    match_entries,
)

from .matching_books import TODAY, answer, applied, bank, bill, invoice, kinds

BALTIC = "EE179922001101021045"
SPARRE = "DK3396440000871206"
MULE = "LT601010012345678901"
OURS = "DE89370400440532013000"
VENDORS = (
    Partner("baltic", "Baltic Timber OÜ", accounts=(BALTIC,)),
    Partner("sparre", "Sparre Emballage A/S", accounts=(SPARRE,)),
    Partner("hafen", "Hafenquartier Immobilien GmbH"),
)


@tagged("post_install", "-at_install")
class TestCautions(BaseCase):
    """A bill of 800.00 that the line names and pays to the cent, whoever gets it."""

    def _pay(self, partner="baltic", items=None, settings=None, **values):
        items = items or [bill("BT-26-1001", 80_000, partner)]
        books = {"partners": VENDORS, "settings": settings or Settings()}
        if "known" in values:
            books["known_accounts"] = values.pop("known")
        if "learned" in values:
            books["learned"] = values.pop("learned")
        return answer(items, bank("BT-26-1001", -80_000, **values), **books)

    def test_what_each_setting_asks_of_money_out(self):
        """By the case: what "known" says, and what "contradicting" says."""
        for case, known, contradicting, values in (
            ("his", "payee_known", "payee_known", {"partner_account": BALTIC}),
            (
                "his, as a local number",
                "payee_known",
                "payee_known",
                {"partner_account": "1101021045"},
            ),
            ("another's", "payee_other", "payee_other", {"partner_account": SPARRE}),
            ("nobody's", "payee_differs", "payee_differs", {"partner_account": MULE}),
            (
                "nobody's, and none is noted",
                "payee_unknown",
                "payee_agrees",
                {"partner_account": MULE, "partner": "hafen"},
            ),
            ("not told", "payee_not_told", "payee_agrees", {}),
        ):
            for setting, kind in (("known", known), ("contradicting", contradicting)):
                with self.subTest(case, setting=setting):
                    settings = Settings(payee_check=setting)
                    asked = dict(values)
                    vendor = asked.pop("partner", "baltic")
                    found = self._pay(vendor, settings=settings, **asked)
                    self.assertEqual(applied(found), {"BT-26-1001": -80_000})
                    self.assertEqual(found.confidence, "high")
                    self.assertIn(kind, kinds(found))
                    passes = kind in ("payee_known", "payee_agrees")
                    self.assertEqual(found.needs_review, not passes)

    def test_switched_off_nothing_is_asked_and_the_history_says_so(self):
        found = self._pay(settings=Settings(payee_check="off"), partner_account=MULE)
        self.assertIn("payee_unchecked", kinds(found))
        self.assertFalse(found.needs_review)

    def test_an_account_is_new_for_the_days_of_the_setting(self):
        """Noted 14 days before the payment it is not new any more."""
        for days, is_new in (
            (15, False),
            (14, False),
            (13, True),
            (0, True),
            (-3, True),
        ):
            since = TODAY - timedelta(days=days)
            with self.subTest(since=since):
                found = self._pay(
                    partner_account=BALTIC,
                    known=[KnownAccount(BALTIC, "baltic", "Baltic Timber", since)],
                )
                kind = "payee_fresh" if is_new else "payee_known"
                self.assertIn(kind, kinds(found))
                self.assertEqual(found.needs_review, is_new)
        found = self._pay(
            partner_account=BALTIC,
            known=[KnownAccount(BALTIC, "baltic", "Baltic Timber", TODAY)],
            settings=Settings(new_account_days=0),
        )
        self.assertFalse(found.needs_review)

    def test_an_account_known_twice_is_as_old_as_the_older(self):
        known = [
            KnownAccount(BALTIC, "baltic", since=TODAY),
            KnownAccount(BALTIC, "baltic", since=date(2020, 1, 1), is_learned=True),
        ]
        found = self._pay(partner_account=BALTIC, known=known)
        self.assertIn("payee_learned", kinds(found))
        self.assertFalse(found.needs_review)

    def test_an_account_that_nobody_trusts(self):
        """It is asked for where money goes out, and only where payees are checked; of
        others it is known all the same."""
        known = [KnownAccount(MULE, "baltic", is_trusted=False)]
        for setting, kind, review in (
            ("known", "payee_untrusted", True),
            ("contradicting", "payee_known", False),
        ):
            settings = Settings(payee_check=setting)
            found = self._pay(partner_account=MULE, known=known, settings=settings)
            self.assertIn(kind, kinds(found))
            self.assertEqual(found.needs_review, review)
        found = self._pay("sparre", partner_account=MULE, known=known)
        self.assertIn("payee_other", kinds(found))
        # Trusted where it is known a second time, though not for so long.
        known.append(KnownAccount(MULE, "baltic", since=date(2020, 1, 1)))
        found = self._pay(partner_account=MULE, known=known)
        self.assertFalse(found.needs_review)

    def test_a_learned_account_is_the_payees_and_a_learned_name_is_not(self):
        learned = [LearnedPayer("hafen", account=MULE)]
        found = self._pay("hafen", learned=learned, partner_account=MULE)
        self.assertIn("payee_learned", kinds(found))
        self.assertFalse(found.needs_review)
        learned = [LearnedPayer("hafen", name="HQ Verwaltung")]
        found = self._pay("hafen", learned=learned, partner_name="HQ Verwaltung")
        self.assertIn("payee_not_told", kinds(found))
        self.assertTrue(found.needs_review)

    def test_what_was_registered_passes_unless_another_account_is_told(self):
        payment = OutstandingPayment("pay", -80_000, TODAY, "baltic", "BT-26-1001")
        for account, kind, review in (
            ("", "payee_registered", False),
            (BALTIC, "payee_known", False),
            (MULE, "payee_differs", True),
            (SPARRE, "payee_other", True),
        ):
            with self.subTest(account):
                line = bank("BT-26-1001", -80_000, partner_account=account)
                found = answer([], line, payments=[payment], partners=VENDORS)
                self.assertEqual(applied(found), {"pay": -80_000})
                self.assertIn(kind, kinds(found))
                self.assertEqual(found.needs_review, review)

    def test_in_the_separate_reconciliation_too(self):
        """Our entries were registered by a person; an account told has to agree."""
        entry = OutstandingPayment("pay", -80_000, TODAY, "baltic", "BT-26-1001")
        misc = OutstandingPayment("misc", -7_000, TODAY, None, "BNK1/2026/00007")
        for number, amount, account, kind in (
            ("BT-26-1001", -80_000, "", "payee_registered"),
            ("BT-26-1001", -80_000, BALTIC, "payee_known"),
            ("BT-26-1001", -80_000, MULE, "payee_differs"),
            ("BNK1/2026/00007", -7_000, "", "payee_registered"),
            ("BNK1/2026/00007", -7_000, MULE, "payee_nobody"),
            ("BNK1/2026/00007", -7_000, BALTIC, "payee_somebody"),
            ("BNK1/2026/00007", -7_000, OURS, "payee_own"),
        ):
            with self.subTest(number, account=account):
                ledger = Ledger(VENDORS, payments=[entry, misc], own_accounts=(OURS,))
                line = bank(number, amount, partner_account=account)
                [found] = match_entries(ledger, [line])
                self.assertEqual(list(applied(found).values()), [amount])
                self.assertIn(kind, kinds(found))
                held = ("payee_differs", "payee_nobody", "payee_somebody")
                self.assertEqual(found.needs_review, kind in held)

    def test_what_was_registered_without_a_partner(self):
        """It is nobody's: it may go to us, or to where the bank tells nothing of."""
        payment = OutstandingPayment("pay", -210_000, TODAY, None, "BNK1/2026/00008")
        for account, kind, review in (
            ("", "payee_registered", False),
            (OURS, "payee_own", False),
            (MULE, "payee_nobody", True),
            (BALTIC, "payee_somebody", True),
        ):
            with self.subTest(account):
                line = bank("BNK1/2026/00008", -210_000, partner_account=account)
                found = answer(
                    [],
                    line,
                    payments=[payment],
                    partners=VENDORS,
                    own_accounts=(OURS,),
                )
                if account != OURS:
                    self.assertEqual(applied(found), {"pay": -210_000})
                    self.assertIn(kind, kinds(found))
                self.assertEqual(found.needs_review, review)

    def test_between_our_own_banks_with_our_entry(self):
        """A transfer that was registered is of ourselves, in both directions."""
        for amount, account, kind, review in (
            (-50_000, OURS, "payee_own", False),
            (-50_000, "", "payee_registered", False),
            (-50_000, MULE, "payee_unknown", True),
            (-50_000, BALTIC, "payee_other", True),
            (50_000, OURS, "payee_own", False),
            (50_000, BALTIC, "payer_other", True),
        ):
            with self.subTest(amount=amount, account=account):
                entry = OutstandingPayment("trf", amount, TODAY, "us", "TRF-0042")
                ledger = Ledger(
                    VENDORS, payments=[entry], own_accounts=(OURS,), own_partner="us"
                )
                line = bank("TRF-0042", amount, partner_account=account)
                [found] = match_entries(ledger, [line])
                self.assertEqual(applied(found), {"trf": amount})
                self.assertIn(kind, kinds(found))
                self.assertEqual(found.needs_review, review)

    def test_an_order_by_its_id_as_well(self):
        ordered = bill("BT-26-1001", 80_000, "baltic", collection_ids=("PO-7",))
        for account, kind, review in (
            ("", "payee_registered", False),
            (MULE, "payee_differs", True),
        ):
            with self.subTest(account):
                line = bank(
                    "pay", -80_000, end_to_end_id="PO-7", partner_account=account
                )
                found = answer([ordered], line, partners=VENDORS)
                self.assertEqual(found.direct_debit, "yes")
                self.assertIn(kind, kinds(found))
                self.assertEqual(found.needs_review, review)

    def test_an_order_by_its_id_of_another_amount(self):
        """The id of what we ordered is no leave to take another amount."""
        ordered = bill("BT-26-1001", 80_000, "baltic", collection_ids=("PO-7",))
        # What makes the amount the one of some bill, though not of the one ordered
        other = bill("BT-26-1002", 30_000, "baltic")
        for items in ([ordered], [ordered, other]):
            for amount in (-30_000, -90_000):
                with self.subTest(items=len(items), amount=amount):
                    line = bank("pay", amount, end_to_end_id="PO-7")
                    found = answer(items, line, partners=VENDORS)
                    self.assertIn("BT-26-1001", applied(found))
                    self.assertIn("payee_not_told", kinds(found))
                    self.assertTrue(found.needs_review)

    def test_an_order_of_two_bills_by_its_id(self):
        both = [
            bill("BT-26-1001", 80_000, "baltic", collection_ids=("PO-7",)),
            bill("BT-26-1002", 30_000, "baltic", collection_ids=("PO-7",)),
        ]
        line = bank("pay", -110_000, end_to_end_id="PO-7")
        found = answer(both, line, partners=VENDORS)
        self.assertIn("payee_registered", kinds(found))
        self.assertFalse(found.needs_review)

    def test_a_local_number_is_known_of_the_other_as_well(self):
        """Sparre's IBAN ends so: it is Sparre's account that the bank tells."""
        local = SPARRE[-10:]
        found = self._pay(partner_account=local)
        self.assertIn("payee_other", kinds(found))
        found = answer(
            [invoice("INV/2026/00042", 5_000, "baltic")],
            bank("INV/2026/00042", 5_000, partner_account=local),
            partners=VENDORS,
        )
        self.assertIn("payer_other", kinds(found))
        self.assertTrue(found.needs_review)
        # And the other way round: noted as the local number, told as the IBAN.
        known = [KnownAccount(local, "sparre"), KnownAccount(BALTIC, "baltic")]
        found = self._pay(partner_account=SPARRE, known=known)
        self.assertIn("payee_other", kinds(found))
        # An end that is shorter is no account's.
        found = self._pay(partner_account=SPARRE[-6:])
        self.assertIn("payee_differs", kinds(found))

    def test_a_local_number_of_ours_is_ours(self):
        own = "DE89370400440532013000"
        found = answer(
            [invoice("INV/2026/00042", 5_000, "baltic")],
            bank("INV/2026/00042", 5_000, partner_account=own[-10:]),
            partners=VENDORS,
            own_accounts=(own,),
        )
        self.assertIn("payer_own", kinds(found))
        self.assertTrue(found.needs_review)

    def test_mappings(self):
        own = "DE89370400440532013000"
        for case, mapping, account, kind, review in (
            ("no account", {}, "", "payee_by_mapping", False),
            ("nobody's", {}, MULE, "payee_nobody", True),
            ("our own", {}, own, "payee_own", False),
            ("one of its own", {"accounts": (MULE,)}, MULE, "payee_mapped", False),
            ("its partner's", {"partner": "sparre"}, SPARRE, "payee_known", False),
            ("not its partner's", {"partner": "sparre"}, MULE, "payee_differs", True),
            ("money in", {"partner": "sparre"}, SPARRE, "payer_free", False),
            ("another's money", {"partner": "sparre"}, BALTIC, "payer_other", True),
        ):
            with self.subTest(case):
                amount = 7_500 if "money" in case else -7_500
                found = answer(
                    [],
                    bank("STROM 11/26", amount, partner_account=account),
                    partners=VENDORS,
                    mappings=[Mapping("m", "strom", "6040", "6040", **mapping)],
                    own_accounts=(own,),
                )
                self.assertEqual(applied(found), {"6040": amount})
                self.assertIn(kind, kinds(found))
                self.assertEqual(found.needs_review, review)

    def test_the_account_that_a_person_wrote_on_the_mapping(self):
        """It holds whatever else is known of it, in both directions and settings."""
        mapping = Mapping(
            "m", "strom", "6040", "6040", partner="sparre", accounts=(MULE, BALTIC)
        )
        untrusted = KnownAccount(MULE, "sparre", is_trusted=False)
        others = [KnownAccount(BALTIC, "baltic"), KnownAccount(SPARRE, "sparre")]
        for check in ("known", "contradicting"):
            for known in (others, [*others, untrusted]):
                for amount in (-7_500, 7_500):
                    for account in (MULE, BALTIC):
                        with self.subTest(check, amount=amount, account=account):
                            if known[-1] is untrusted and check != "known":
                                continue
                            found = answer(
                                [],
                                bank("STROM 11/26", amount, partner_account=account),
                                partners=VENDORS,
                                mappings=[mapping],
                                known_accounts=known,
                                settings=Settings(payee_check=check),
                            )
                            self.assertIn("payee_mapped", kinds(found))
                            self.assertFalse(found.needs_review)

    def test_an_archived_partner_contradicts_nobody(self):
        """The vendor was there twice, and the one with the account was archived."""
        known = [
            KnownAccount(MULE, "old", is_archived=True),
            KnownAccount(BALTIC, "baltic"),
        ]
        found = self._pay(partner_account=MULE, known=known)
        self.assertIn("payee_differs", kinds(found))
        known.append(KnownAccount(MULE, "baltic"))
        found = self._pay(partner_account=MULE, known=known)
        self.assertIn("payee_known", kinds(found))
        found = answer(
            [invoice("INV/2026/00042", 5_000, "baltic")],
            bank("INV/2026/00042", 5_000, partner_account=MULE),
            partners=VENDORS,
            known_accounts=known[:2],
        )
        self.assertIn("payer_free", kinds(found))

    def test_money_in(self):
        """An invoice that the line names, from whoever's account."""
        own = "DE89370400440532013000"
        for account, kind, review in (
            ("", "payer_not_told", False),
            (BALTIC, "payer_free", False),
            (MULE, "payer_free", False),
            (SPARRE, "payer_other", True),
        ):
            with self.subTest(account):
                found = answer(
                    [invoice("INV/2026/00042", 5_000, "baltic")],
                    bank("INV/2026/00042", 5_000, partner_account=account),
                    partners=VENDORS,
                    own_accounts=(own,),
                )
                self.assertEqual(applied(found), {"INV/2026/00042": 5_000})
                self.assertIn(kind, kinds(found))
                self.assertEqual(found.needs_review, review)
