from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import common_words, constant_words


@tagged("post_install", "-at_install")
class TestCommonWords(BaseCase):
    def test_words_that_every_month_brings_without_its_numbers(self):
        self.assertEqual(
            common_words(["LASTSCHRIFT STADTWERKE 01/26", "Lastschrift Stadtwerke 2"]),
            "LASTSCHRIFT STADTWERKE",
        )

    def test_the_longest_run_wins_over_the_first(self):
        self.assertEqual(
            common_words(["Rent 4 Harbour Street", "Rent of 5 Harbour Street"]),
            "Harbour Street",
        )

    def test_whole_words_only(self):
        self.assertEqual(common_words(["Nordtelefon", "Nord"]), "")

    def test_short_words_tell_nothing(self):
        self.assertEqual(common_words(["AB of 1", "AB of 2"]), "")

    def test_the_words_of_a_single_text_that_stay(self):
        self.assertEqual(
            constant_words("LASTSCHRIFT 4711 STADTWERKE STROM 01/26"),
            "STADTWERKE STROM",
        )
        self.assertEqual(constant_words("4711 0815"), "")

    def test_one_text_has_nothing_in_common_with_others(self):
        self.assertEqual(common_words(["Stadtwerke"]), "")
