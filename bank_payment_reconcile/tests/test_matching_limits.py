from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Currency,
    Mapping,
    Past,
    Settings,
    proposed_limit,
    reasons,
)

from .matching_books import answer, applied, bank, bill

RENT = {
    "key": 1,
    "text": "Rent",
    "account_in": "refund",
    "account_out": "rent",
    "limit_in": 20_000,
    "limit_out": 125_000,
}
LANDLORD = "DE02120300000000202051"
STRANGER = "DE02500105170137075030"


def told(proposal, kind):
    """The sentence of one kind that a proposal says."""
    [reason] = [r for r in proposal.reasons if r.kind == kind]
    return reasons.text(reason)


def asked(proposal):
    """Whether a person is, and the kinds of reasons that speak of bounds."""
    kinds = {
        r.kind
        for r in proposal.reasons
        if r.kind.startswith(("mapping_", "within_", "amount_u", "beyond_"))
    }
    return proposal.needs_review, kinds


@tagged("post_install", "-at_install")
class TestMappingBounds(BaseCase):
    """A mapped word in a stranger's text moves no more than what was allowed."""

    def _answer(self, text, amount, line=None, settings=None, past=(), **bounds):
        return answer(
            [],
            bank(text, amount, **(line or {})),
            mappings=[Mapping(**{**RENT, **bounds})],
            settings=settings or Settings(),
            past=past,
        )

    def test_the_rent_is_within_and_a_sum_with_the_word_in_it_is_not(self):
        rent = self._answer("Rent January", -100_000)
        self.assertEqual(asked(rent), (False, {"within_bounds"}))
        fraud = self._answer("Rent arrears", -4_800_000)
        self.assertEqual(applied(fraud), {"rent": -4_800_000})
        self.assertEqual(asked(fraud), (True, {"mapping_beyond"}))
        self.assertEqual(
            told(fraud, "mapping_beyond"),
            "48,000.00 exceeds the mapping's limit for automatic posting (1,250.00)",
        )

    def test_each_direction_has_its_own_and_the_limit_itself_is_within(self):
        for amount, review in (
            (-125_000, False),
            (-125_001, True),
            (20_000, False),
            (20_001, True),
        ):
            with self.subTest(amount=amount):
                self.assertEqual(self._answer("Rent", amount).needs_review, review)

    def test_no_limit_given_is_for_a_person_and_none_is_any_amount(self):
        none_given = self._answer("Rent", -100, limit_out=0)
        self.assertEqual(asked(none_given), (True, {"mapping_no_limit"}))
        self.assertTrue(applied(none_given))
        any_amount = self._answer("Rent", -4_800_000, limit_out=None)
        self.assertEqual(asked(any_amount), (False, set()))

    def test_another_currency_is_compared_by_what_it_is_worth(self):
        # 1,300.00 dollars are 1,200.00 euros, 1,500.00 are 1,384.62.
        company = Settings(
            currency=Currency("USD"), company_currency=Currency("EUR", 2)
        )
        within = self._answer("Rent", -130_000, {"worth": -120_000}, company)
        self.assertFalse(within.needs_review)
        beyond = self._answer("Rent", -150_000, {"worth": -138_462}, company)
        self.assertTrue(beyond.needs_review)
        self.assertIn("1,384.62 EUR exceeds", told(beyond, "mapping_beyond"))

    def test_a_currency_without_decimals(self):
        yen = Settings(company_currency=Currency("JPY", 0))
        beyond = self._answer("Rent", -4_800_000, settings=yen)
        self.assertIn(
            "4,800,000 JPY exceeds the mapping's limit for automatic posting "
            "(125,000 JPY)",
            told(beyond, "mapping_beyond"),
        )

    def test_only_the_accounts_it_holds_for(self):
        bounds = {"accounts": ("DE02 1203 0000 0000 2020 51",)}
        for account, review, kind in (
            (LANDLORD, False, "within_accounts"),
            (STRANGER, True, "mapping_other_account"),
            ("", True, "mapping_no_account"),
        ):
            with self.subTest(kind=kind):
                found = self._answer(
                    "Rent", -100_000, {"partner_account": account}, **bounds
                )
                self.assertEqual(asked(found), (review, {"within_bounds", kind}))
                self.assertEqual(applied(found), {"rent": -100_000})

    def test_the_limit_of_the_bank_is_for_whatever_fits(self):
        # The bank is in dollars; the bill of 500.00 euros was paid by 540.00 of them.
        settings = Settings(post_limit=50_000, bank_currency=Currency("USD"))
        line = bank("B-77", -50_000, booked=-54_000)
        paid = answer([bill("B-77", 50_000)], line, settings=settings)
        self.assertTrue(applied(paid))
        self.assertTrue(paid.needs_review)
        self.assertEqual(
            told(paid, "beyond_limit"),
            "540.00 USD exceeds this bank's limit for automatic posting (500.00 USD)",
        )

    def test_what_is_proposed_leaves_room(self):
        # A quarter more than the largest, up to the next cent.
        self.assertEqual(proposed_limit([-100_000, 80_000]), 125_000)
        self.assertEqual(proposed_limit([99_999]), 124_999)
        self.assertEqual(proposed_limit([]), 0)


@tagged("post_install", "-at_install")
class TestUsualAmounts(BaseCase):
    """Without a document that proves the amount the past says what is usual."""

    def _pay(self, amount, past, account=LANDLORD, items=(), text="Rent"):
        return answer(
            list(items),
            bank(text, amount, partner_account=account),
            mappings=[Mapping(1, "Rent", account_in="refund", account_out="rent")],
            past=past,
            # Whose account it is is not asked here.
            settings=Settings(payee_check="off"),
        )

    def test_up_to_half_as_much_again_and_down_to_the_half(self):
        past = [Past((-100_000, -100_000, -120_000), account=LANDLORD)]
        for amount, unusual in (
            (-120_000, False),
            (-180_000, False),  # 1,200.00 and a half
            (-180_001, True),
            (-50_000, False),  # the half of 1,000.00
            (-49_999, True),
        ):
            with self.subTest(amount=amount):
                found = self._pay(amount, past)
                self.assertEqual(found.needs_review, unusual)
                self.assertEqual(applied(found), {"rent": amount})

    def test_the_reason_says_what_was_usual(self):
        past = [Past((-100_000, -100_000, -120_000), account=LANDLORD)]
        self.assertEqual(
            told(self._pay(-4_800_000, past), "amount_unusual"),
            "48,000.00 is unusual here: the last 3 payments were usually 1,000.00 to "
            "1,200.00",
        )

    def test_two_payments_are_no_past_nor_are_those_of_the_other_direction(self):
        for amounts in ((-100_000, -100_000), (-1, -1, 100, 100, 100)):
            past = [Past(amounts, account=LANDLORD)]
            self.assertEqual(asked(self._pay(-4_800_000, past)), (False, set()))

    def test_one_that_slipped_through_is_not_usual_by_that(self):
        usual = (-100_000,) * 4
        past = [Past((*usual, -4_800_000), account=LANDLORD)]
        self.assertTrue(self._pay(-4_800_000, past).needs_review)
        self.assertFalse(self._pay(-100_000, past).needs_review)

    def test_the_account_tells_before_the_mapping_does(self):
        past = [
            Past((-100_000,) * 3, account=LANDLORD),
            Past((-500_000,) * 3, mapping=1),
        ]
        self.assertTrue(self._pay(-500_000, past).needs_review)
        # An account without a past has that of the mapping.
        self.assertFalse(self._pay(-500_000, past, account=STRANGER).needs_review)
        self.assertTrue(self._pay(-50_000, past, account="").needs_review)

    def test_money_in_is_asked_as_well(self):
        past = [Past((1_000, 1_100, 1_200), account=LANDLORD)]
        self.assertTrue(self._pay(480_000, past).needs_review)
        self.assertFalse(self._pay(1_500, past).needs_review)

    def test_a_document_of_the_amount_is_its_own_proof(self):
        past = [Past((-1_000,) * 3, account=LANDLORD)]
        paid = self._pay(
            -4_800_000, past, items=[bill("B-1001", 4_800_000)], text="B-1001"
        )
        self.assertEqual(applied(paid), {"B-1001": -4_800_000})
        self.assertEqual(asked(paid), (False, set()))
