"""Each figure of the page *Overview* against a year that is counted by hand."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .figures_case import FiguresCase


@tagged("post_install", "-at_install")
class TestFigures(FiguresCase):
    # -------------------------------------------------------------------------
    # Rates and days
    # -------------------------------------------------------------------------

    def test_untouched_is_what_nobody_had_to_touch_of_all_that_came(self):
        """14 lines came. 1, 2, 4 and 13 were posted at night: 4 / 14 = 28.6 %; that 4
        was corrected later is a matter of precision. 3 was, too, and is the
        accountant's now."""
        rates = self._get_figures()["rates"]["all"]
        self.assertEqual(
            self._values(rates, "lines", "posted", "open", "untouched", "by_people"),
            [14, 8, 6, 4, 4],
        )
        self.assertEqual(self._values(rates, "untouched_rate"), [28.6])
        self.assertEqual(self._numbers(rates["untouched_rate"]), [1, 2, 4, 13])
        self.assertEqual(self._numbers(rates["by_people"]), [3, 5, 6, 14])

    def test_precision_counts_what_was_undone_or_corrected(self):
        """1, 2, 3, 4 and 13 were posted at night; 3 was undone, 4 corrected: 3 of 5."""
        rates = self._get_figures()["rates"]["all"]
        self.assertEqual(
            self._values(rates, "automatic", "wrong", "precision"), [5, 2, 60.0]
        )
        self.assertEqual(self._numbers(rates["precision"]), [3, 4])
        self.assertEqual(self._numbers(rates["automatic"]), [1, 2, 3, 4, 13])

    def test_days_to_posting(self):
        """0, 0, 0, 1, 2, 6 and 10 days; when 14 was booked nobody knows. The middle one
        is 1. Nine of ten of seven lines are more than six: all of them, 10 days."""
        rates = self._get_figures()["rates"]["all"]
        self.assertEqual(self._values(rates, "median", "most"), [1, 10])
        self.assertEqual(self._numbers(rates["median"]), [1, 2, 3, 4, 5, 6, 13])
        self.assertEqual(self._numbers(rates["most"]), [])

    def test_each_bank_by_itself(self):
        """Of 12 lines 3 were posted at night: 25 %; 2 of the 4 that ever were are
        right: 50 %; 0, 0, 1, 2, 6, 10 days: 1.5 in the middle. The savings bank: 1 of
        2, and that one was right, on the same day."""
        names = ("lines", "untouched_rate", "precision", "median", "most")
        by_bank = {
            bank["id"]: self._values(bank, *names)
            for bank in self._get_figures()["rates"]["banks"]
        }
        self.assertEqual(by_bank.pop(self.bank.id), [12, 25.0, 50.0, 1.5, 10])
        self.assertEqual(by_bank.pop(self.savings.id), [2, 50.0, 100.0, 0, 0])
        self.assertFalse(by_bank)
        one = self._get_figures(self.savings)["rates"]
        self.assertEqual(self._values(one["all"], *names), [2, 50.0, 100.0, 0, 0])
        self.assertEqual(self._numbers(one["all"]["lines"]), [13, 14])

    def test_month_by_month(self):
        """January: 2 of 3 untouched, and 2 of the 3 posted at night are right;
        February: 1 of 3, and that one is wrong; March: 13 of 7 and 13."""
        names = ("lines", "untouched_rate", "precision", "open")
        months = {
            month["month"][:7]: self._values(month, *names)
            for month in self._get_figures()["rates"]["months"]
        }
        self.assertEqual(
            months,
            {
                "2025-01": [3, 66.7, 66.7, 0],
                "2025-02": [3, 33.3, 0.0, 0],
                "2025-03": [2, 50.0, 100.0, 1],
                "2025-04": [1, 0.0, None, 0],
                "2025-10": [1, 0.0, None, 1],
                "2025-11": [1, 0.0, None, 1],
                "2025-12": [3, 0.0, None, 3],
            },
        )

    def test_a_period_cuts_its_first_and_last_month(self):
        """From 15 January to 4 February came 3 and 4."""
        figures = self._get_figures(first="2025-01-15", last="2025-02-04")
        self.assertEqual(self._numbers(figures["rates"]["all"]["lines"]), [3, 4])
        self.assertEqual(
            [self._numbers(month["lines"]) for month in figures["rates"]["months"]],
            [[3], [4]],
        )
        # What waits is as it is today.
        self.assertEqual(figures["lines"]["total"]["value"], 6)

    def test_a_period_in_which_nothing_came(self):
        figures = self._get_figures(first="2024-01-01", last="2024-12-31")
        self.assertEqual(
            self._values(
                figures["rates"]["all"], "lines", "untouched_rate", "precision"
            ),
            [0, None, None],
        )
        self.assertEqual(figures["rates"]["months"], [])

    # -------------------------------------------------------------------------
    # What waits
    # -------------------------------------------------------------------------

    def test_open_lines_by_age_and_the_oldest(self):
        """11 and 12 wait for 3 and 7 days, 10 for 16, 9 for 36, 8 for 72, 7 for 299."""
        lines = self._get_figures()["lines"]
        self.assertEqual(
            [self._numbers(figure) for figure in lines["ages"]],
            [[11, 12], [10], [9], [8], [7]],
        )
        self.assertEqual(
            [figure["amount"] for figure in lines["ages"]],
            [127.0, 110.0, 90.0, 80.0, 70.0],
        )
        self.assertEqual(
            (lines["oldest"]["value"], lines["oldest"]["date"]),
            ("line 7", "2025-03-07"),
        )

    def test_open_lines_by_reason(self):
        reasons = {
            figure["key"]: (self._numbers(figure), figure["amount"])
            for figure in self._get_figures()["reasons"]
        }
        self.assertEqual(
            reasons,
            {
                "not_matched": ([7], 70.0),
                "ready": ([8], 80.0),
                "review": ([9], 90.0),
                "ambiguous": ([10], 110.0),
                "difference": ([11], 120.0),
                "removed": ([12], 7.0),
            },
        )

    def test_outstanding_payments_and_checks(self):
        """The payment waits for 30 days, the check for 199."""
        figures = self._get_figures(self.bank)
        payments, checks = figures["payments"], figures["checks"]
        self.assertEqual(
            [figure["value"] for figure in payments["ages"]], [0, 1, 0, 0, 0]
        )
        self.assertEqual(payments["total"]["amount"], 500.0)
        self.assertEqual(payments["oldest"]["value"], self.payment.display_name)
        self.assertEqual(
            [figure["value"] for figure in checks["ages"]], [0, 0, 0, 0, 1]
        )
        self.assertEqual(checks["total"]["amount"], 250.0)
        self.assertEqual(checks["oldest"]["date"], "2025-06-15")
        self.assertFalse(self._get_figures(self.savings)["checks"]["oldest"])

    # -------------------------------------------------------------------------
    # Who, and by which rules
    # -------------------------------------------------------------------------

    def test_who_accepted_posted_and_undid(self):
        """The accountant accepted 3 and 5, posted 3, 5 and 6, and undid 3; 1, 2, 4 and
        13 the scheduled action posted."""
        work = self._get_figures()["work"]
        self.assertEqual(self._numbers(work["automatic"]), [1, 2, 4, 13])
        [one] = work["people"]
        self.assertEqual(one["id"], self.accountant.id)
        self.assertEqual(
            [self._numbers(one[deed]) for deed in ("accepted", "posted", "undone")],
            [[3, 5], [3, 5, 6], [3]],
        )

    def test_rules_by_hits_and_undone(self):
        """By the first rule 1, 2, 3 and 13 were posted, 3 was undone; by the second 4,
        which was corrected; by a text mapping 6."""
        rules = {
            rule["id"]: (self._numbers(rule["hits"]), self._numbers(rule["undone"]))
            for rule in self._get_figures()["rules"]
        }
        self.assertEqual(
            rules,
            {
                self.first_rule.id: ([1, 2, 3, 13], [3]),
                self.second_rule.id: ([4], [4]),
                False: ([6], []),
            },
        )

    # -------------------------------------------------------------------------
    # Bank and ledger
    # -------------------------------------------------------------------------

    def test_bank_against_ledger(self):
        """January closes with 600.00; since then came 400 - 50 + 60 + 70 + 80 + 90 +
        110 + 120 - 7 = 873.00 in nine lines: 1,473.00 at the bank. The ledger has these
        and 25.00 that no line brought: 1,498.00."""
        by_bank = {bank["id"]: bank for bank in self._get_figures()["ledgers"]}
        bank = by_bank[self.bank.id]
        self.assertEqual(
            self._values(bank, "statement", "bank", "ledger", "difference"),
            ["January", 1473.0, 1498.0, 25.0],
        )
        self.assertEqual(bank["bank"]["since"], 9)
        self.assertEqual(self._numbers(bank["bank"]), [*range(4, 13)])
        self.assertEqual(bank["imported"]["value"], "2025-12-28")
        self.assertEqual(self._numbers(bank["imported"]), [12])
        [entry] = self.env["account.move.line"].search(bank["difference"]["domain"])
        self.assertEqual(entry.balance, 25.0)
        savings = by_bank[self.savings.id]
        self.assertEqual(
            self._values(savings, "statement", "ledger", "difference", "imported"),
            [None, 1005.0, None, None],
        )

    # -------------------------------------------------------------------------
    # What a figure opens
    # -------------------------------------------------------------------------

    def test_every_count_opens_as_many_records(self):
        env = self.env(user=self.accountant)
        counted = self._find_counts(self._get_figures())
        self.assertGreater(len(counted), 100)
        for figure in counted:
            self.assertEqual(
                env[figure["model"]].search_count(figure["domain"]),
                figure["value"],
                figure,
            )

    #: Figures that are no counts of what they open.
    OTHERS = {
        "untouched_rate",
        "precision",
        "median",
        "most",
        "oldest",
        "statement",
        "bank",
        "ledger",
        "difference",
        "imported",
    }

    def _find_counts(self, value, name=None):
        if isinstance(value, dict) and "domain" in value:
            return [value] if name not in self.OTHERS else []
        found = []
        pairs = value.items() if isinstance(value, dict) else ()
        for key, part in pairs:
            found += self._find_counts(part, key)
        for part in value if isinstance(value, list) else ():
            found += self._find_counts(part, name)
        return found

    def test_a_line_opens_itself_and_where_it_is_worked_on(self):
        env = self.env(user=self.accountant)
        line = env["bank.line.figures"].browse(self.lines[7].id)
        self.assertEqual(line.action_open_line()["res_id"], self.lines[7].id)
        domain = line.action_open_in_journal()["domain"]
        found = env["account.bank.statement.line"].search(domain)
        self.assertEqual(found, self.lines[7])

    def test_the_analysis_is_grouped_by_whatever_it_has(self):
        """As the pivot asks: rates are averages, whatever they are grouped by."""
        env = self.env(user=self.accountant)
        groups = env["bank.line.figures"].formatted_read_group(
            [("company_id", "=", self.env.company.id)],
            ["journal_id"],
            ["untouched_rate:avg", "precision:avg", "days:avg", "amount:sum"],
        )
        found = {
            group["journal_id"][0]: (
                group["untouched_rate:avg"],
                group["precision:avg"],
                group["days:avg"],
                group["amount:sum"],
            )
            for group in groups
        }
        self.assertEqual(found[self.bank.id], (25.0, 50.0, 19 / 6, 1473.0))
        self.assertEqual(found[self.savings.id], (50.0, 100.0, 0.0, 1005.0))

    # -------------------------------------------------------------------------
    # Who sees it
    # -------------------------------------------------------------------------

    def _new_user(self, login, groups, company):
        return new_test_user(
            self.env,
            login=login,
            groups=groups,
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        )

    def test_whoever_may_only_read_sees_them(self):
        reader = self._new_user(
            "reader", "account.group_account_readonly", self.env.company
        )
        env = self.env(user=reader)
        figures = self._get_figures(env=env)
        self.assertEqual(figures["rates"]["all"]["lines"]["value"], 14)
        for figure in self._find_counts(figures):
            self.assertEqual(
                env[figure["model"]].search_count(figure["domain"]), figure["value"]
            )
        invoicer = self._new_user(
            "invoicer", "account.group_account_invoice", self.env.company
        )
        with self.assertRaises(AccessError):
            self._get_figures(env=self.env(user=invoicer))

    def test_another_company_is_told_of_its_own_alone(self):
        other = self.setup_other_company(name="Other company")["company"]
        user = self._new_user("other", "account.group_account_readonly", other)
        env = self.env(user=user, context={"allowed_company_ids": other.ids})
        figures = self._get_figures(self.bank, env=env)
        self.assertNotIn(self.bank.id, [bank["id"] for bank in figures["banks"]])
        self.assertEqual(figures["rates"]["all"]["lines"]["value"], 0)
        self.assertFalse(env["bank.line.figures"].search([]))

    def test_a_branch_is_told_of_its_lines_on_the_bank_of_its_parent(self):
        """15, of 42.00, is the branch's; ledger and statements are the parent's."""
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.env.company.id}
        )
        self.env.user.company_ids |= branch
        self.env["account.chart.template"]._load(
            self.env.company.chart_template, branch, install_demo=False
        )
        line = self._come(15, "12-30", 42.0, company_id=branch.id)
        self.env.flush_all()
        user = self._new_user("branch", "account.group_account_readonly", branch)
        env = self.env(user=user, context={"allowed_company_ids": branch.ids})
        figures = self._get_figures(self.bank, env=env)
        self.assertEqual(figures["rates"]["all"]["lines"]["value"], 1)
        self.assertEqual(figures["lines"]["total"]["amount"], 42.0)
        [bank] = [each for each in figures["ledgers"] if each["id"] == self.bank.id]
        self.assertEqual({"id", "name", "currency_id", "imported"}, bank.keys())
        self.assertIsNone(bank["imported"]["value"])
        self.assertEqual(env["bank.line.figures"].search([]).ids, line.ids)

    def test_a_company_without_a_bank_has_no_figures(self):
        company = self.env["res.company"].create({"name": "Empty"})
        user = self._new_user("empty", "account.group_account_readonly", company)
        env = self.env(user=user, context={"allowed_company_ids": company.ids})
        self.assertEqual(self._get_figures(env=env), {"banks": []})

    def test_what_is_no_day_is_refused(self):
        with self.assertRaisesRegex(UserError, '"tomorrow", which is no date'):
            self._get_figures(first="tomorrow")

    # -------------------------------------------------------------------------
    # What it costs
    # -------------------------------------------------------------------------

    def test_sections_cost_as_many_queries_whatever_the_lines(self):
        """More lines of more months: not one query more."""
        self._get_figures()
        env = self.env(user=self.accountant)
        before = self._count_queries(env)
        for number in range(20, 50):
            self._come(number, "08-01", 10.0)
        self.env.flush_all()
        self.assertEqual(self._count_queries(env), before)

    def _count_queries(self, env):
        env.invalidate_all()
        begin = env.cr.sql_log_count
        self._get_figures(env=env)
        return env.cr.sql_log_count - begin

    # -------------------------------------------------------------------------
    # What undoing keeps
    # -------------------------------------------------------------------------

    def test_who_had_accepted_stays_noted_when_it_is_undone(self):
        line = self.lines[5]
        line.with_user(self.accountant).action_undo_applications()
        [log] = line.bank_posting_log_ids
        self.assertEqual(log.accepted_by_id, self.accountant)
        # It was no posting without a person.
        self.env.flush_all()
        figure = self.Figures.browse(line.id)
        self.assertRecordValues(
            figure,
            [
                {
                    "state": "open",
                    "open_reason": "reopened",
                    "was_automatic": False,
                    "was_wrong": False,
                    "was_undone": True,
                    "undone_by_id": self.accountant.id,
                }
            ],
        )

    def test_a_line_undone_twice_counts_at_the_rule_of_the_last_time(self):
        """8 is posted by the first rule and undone, then by the second and undone."""
        line = self.lines[8]
        for rule, day in ((self.first_rule, "11-02"), (self.second_rule, "11-03")):
            line.application_ids.sudo().rule_id = rule
            self._by_accountant(line, day)
            line.with_user(self.accountant).action_undo_applications()
        rules = {
            rule["id"]: self._numbers(rule["undone"])
            for rule in self._get_figures()["rules"]
        }
        self.assertEqual(rules[self.first_rule.id], [3])
        self.assertEqual(rules[self.second_rule.id], [4, 8])
