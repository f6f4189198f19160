"""A year of two banks, of which every figure is counted by hand."""

from datetime import date

from freezegun import freeze_time

from odoo import Command

from .checks_case import ChecksCase


class FiguresCase(ChecksCase):
    """2025; the numbers are those of the lines.

    =====  =======  =========  ====================================================
    line   day      amount     what became of it
    =====  =======  =========  ====================================================
    1      10 Jan      100.00  posted at night by the first rule, the same day
    2      10 Jan      200.00  posted at night by the first rule, 2 days later
    3      20 Jan      300.00  posted at night by the first rule; undone by the
                               accountant, who accepts and posts it on 26 Jan: 6 days
    4       3 Feb      400.00  posted at night by the second rule, 1 day later; the
                               invoice is unreconciled afterwards
    5       5 Feb      -50.00  accepted and posted by the accountant, 10 days later
    6       6 Feb       60.00  of a text mapping, posted by the accountant unseen, the
                               same day
    7       7 Mar       70.00  open, never matched: 299 days
    8      20 Oct       80.00  open, ready to post: 72 days
    9      25 Nov       90.00  open, its rule wants a review: 36 days
    10     15 Dec      110.00  open, several answers: 16 days
    11     28 Dec      120.00  open, 20.00 are left: 3 days
    12     24 Dec       -7.00  open, taken off by a person: 7 days
    13      1 Mar    1,000.00  savings bank; posted at night by the first rule, the
                               same day
    14      1 Apr        5.00  savings bank; booked Odoo's way
    =====  =======  =========  ====================================================

    January is on a statement, which closes with 600.00. 25.00 are posted to the bank's
    account without a line. A payment of 500.00 is outstanding since 1 December, a check
    of 250.00 since 15 June.
    """

    #: When somebody looks; None where a browser does, whose clock nobody stops.
    today = "2025-12-31 09:00:00"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if cls.today:
            cls.startClassPatcher(freeze_time(cls.today))
        cls.savings = cls.bank.copy({"code": "SAV"})
        cls.savings.name = "Savings"
        cls.Figures = cls.env["bank.line.figures"]
        rules = cls.env["bank.payment.rule"].search([("code", "!=", False)], limit=2)
        cls.first_rule, cls.second_rule = rules
        cls.lines = {}
        cls._play_year()
        cls.env.flush_all()

    @classmethod
    def _play_year(cls):
        cls._at_night(1, "01-10", 100.0, "01-10", cls.first_rule)
        cls._at_night(2, "01-10", 200.0, "01-12", cls.first_rule)
        third = cls._at_night(3, "01-20", 300.0, "01-20", cls.first_rule)
        with freeze_time("2025-01-25 12:00:00"):
            third.with_user(cls.accountant).action_undo_applications()
        cls._by_accountant(third, "01-26")
        fourth = cls._at_night(4, "02-03", 400.0, "02-04", cls.second_rule)
        fourth.application_ids.move_line_id.remove_move_reconcile()
        fifth = cls._come(5, "02-05", -50.0)
        fifth.with_user(cls.accountant).action_transfer_difference(cls.fees)
        cls._by_accountant(fifth, "02-15")
        sixth = cls._come(6, "02-06", 60.0)
        cls._apply(sixth, (cls.fees, 60.0), confidence="high_text_mapping")
        cls._by_accountant(sixth, "02-06", accept=False)
        cls._leave_open()
        cls._at_night(13, "03-01", 1000.0, "03-01", cls.first_rule, cls.savings)
        other = cls._come(14, "04-01", 5.0, journal_id=cls.savings.id)
        cls._book_odoos_way(other)
        cls._keep_books()

    @classmethod
    def _leave_open(cls):
        cls._come(7, "03-07", 70.0)
        ready = cls._come(8, "10-20", 80.0)
        cls._propose(ready, 80.0, cls.first_rule)
        review = cls._come(9, "11-25", 90.0)
        cls._propose(review, 90.0, cls.second_rule, review_required=True)
        cls._come(10, "12-15", 110.0).sudo().write(
            {"bank_is_ambiguous": True, "bank_matched_on": "2025-12-16 02:00:00"}
        )
        part = cls._come(11, "12-28", 120.0)
        cls._propose(part, 100.0, cls.first_rule)
        taken = cls._come(12, "12-24", -7.0)
        cls._apply(taken, (cls.fees, -7.0))
        taken.with_user(cls.accountant).action_remove_applications()

    @classmethod
    def _keep_books(cls):
        january = [cls.lines[number].id for number in (1, 2, 3)]
        cls.statement = cls.env["account.bank.statement"].create(
            {
                "name": "January",
                "line_ids": [Command.set(january)],
                "balance_start": 0.0,
                "balance_end_real": 600.0,
            }
        )
        cls.env["account.move"].create(
            {
                "move_type": "entry",
                "date": date(2025, 5, 5),
                "journal_id": cls.company_data["default_journal_misc"].id,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": cls.bank.default_account_id.id,
                            "balance": 25.0,
                        }
                    ),
                    Command.create({"account_id": cls.fees.id, "balance": -25.0}),
                ],
            }
        ).action_post()
        cls.payment = cls.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_id": cls.nordlicht.id,
                "journal_id": cls.bank.id,
                "amount": 500.0,
                "date": date(2025, 12, 1),
            }
        )
        cls.payment.action_post()
        cls.check = cls._write_check("00101", 250.0, date(2025, 6, 15))
        cls.env.flush_all()
        cls.env.cr.execute(
            "UPDATE account_bank_statement_line SET bank_import_id = 'A12',"
            " create_date = '2025-12-28 10:00:00' WHERE id = %s",
            [cls.lines[12].id],
        )
        cls.env.invalidate_all()

    # -------------------------------------------------------------------------
    # What happens to a line
    # -------------------------------------------------------------------------

    @classmethod
    def _come(cls, number, day, amount, **values):
        line = cls._create_line(
            amount, f"line {number}", date.fromisoformat(f"2025-{day}"), **values
        )
        cls.lines[number] = line
        return line

    @classmethod
    def _propose(cls, line, amount, rule, **values):
        """The rule applies the line to an invoice of the amount."""
        item = cls._create_document(
            cls.nordlicht,
            amount,
            f"INV/2025/{line.id:05}",
            day=line.bank_booking_date,
        )
        return cls._apply(
            line, (item, amount), confidence="high", rule_id=rule.id, **values
        )

    @classmethod
    def _at_night(cls, number, day, amount, posted, rule, bank=None):
        line = cls._come(number, day, amount, journal_id=(bank or cls.bank).id)
        cls._propose(line, amount, rule)
        with freeze_time(f"2025-{posted} 02:00:00"):
            _done, errors = line._bank_post_applications(automatically=True)
        assert not errors, errors
        return line

    @classmethod
    def _book_odoos_way(cls, line):
        suspense = line.move_id.line_ids.filtered(
            lambda entry: entry.account_id == line.journal_id.suspense_account_id
        )
        line.move_id.with_context(
            skip_account_move_synchronization=True, skip_readonly_check=True
        ).write(
            {"line_ids": [Command.update(suspense.id, {"account_id": cls.fees.id})]}
        )
        assert line.is_reconciled

    @classmethod
    def _by_accountant(cls, line, day, accept=True):
        own = line.with_user(cls.accountant)
        with freeze_time(f"2025-{day} 12:00:00"):
            if accept:
                own.action_accept()
            own.action_post_applications()
        assert line.is_reconciled, line.posting_error

    # -------------------------------------------------------------------------
    # What is asked
    # -------------------------------------------------------------------------

    def _get_figures(self, bank=None, first="2025-01-01", last="2025-12-31", env=None):
        figures = (env or self.env(user=self.accountant))["bank.line.figures"]
        return figures.get_figures(bank.id if bank else False, first, last)

    @staticmethod
    def _values(figures, *names):
        return [figures[name]["value"] for name in names]

    def _numbers(self, figure):
        """The numbers of the lines that a figure opens."""
        found = self.env[figure["model"]].search(figure["domain"])
        by_line = {line.id: number for number, line in self.lines.items()}
        return sorted(by_line[line_id] for line_id in found.ids)
