"""Five payments, one of which fails where a test wants it to."""

from contextlib import contextmanager
from unittest.mock import patch

from odoo import models

from .common import BankReconcileCommon
from .ledger_invariants import LedgerInvariantsMixin


class FailureCase(LedgerInvariantsMixin, BankReconcileCommon):
    """Five customers pay an invoice each: 100, 101, 102, 103, 104."""

    #: The third one is the one that fails.
    BAD = 2

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.bank_post_automatically = True
        cls.items, cls.lines = [], cls.env["account.bank.statement.line"]
        for n in range(5):
            item = cls._create_document(
                cls.nordlicht, 100.0 + n, f"INV/2026/{200 + n:05}"
            )
            line = cls._create_line(100.0 + n, f"payment {n}")
            cls._apply(line, (item, 100.0 + n))
            cls.items.append(item)
            cls.lines |= line
        cls.bad = cls.lines[cls.BAD]
        cls.others = cls.lines - cls.bad
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.attempts = []

    # -- Where it fails -------------------------------------------------------

    def _fail_at_counterparts(self, error):
        model = self.env.registry["account.bank.statement.line"]
        original, bad = model._bank_prepare_counterparts, self.bad.id

        def prepare(line, *args, **options):
            if line.id == bad:
                self.attempts.append(error)
                raise error
            return original(line, *args, **options)

        return patch.object(model, "_bank_prepare_counterparts", prepare)

    def _fail_at_reconciliation(self, error):
        model = self.env.registry["account.move.line"]
        original, bad = model._reconcile_plan, self.items[self.BAD].id

        def reconcile(entries, plan):
            for group in plan:
                if isinstance(group, models.BaseModel) and bad in group.ids:
                    self.attempts.append(error)
                    raise error
            return original(entries, plan)

        return patch.object(model, "_reconcile_plan", reconcile)

    @contextmanager
    def _refused_by_the_database(self, code, times=0):
        """The database refuses to write the bad line as posted.

        :param code: SQLSTATE of what it says.
        :param times: how often; 0 for always.
        """
        application = self.bad.application_ids
        self.env.flush_all()
        self.env.cr.execute(
            """
            CREATE SEQUENCE refusals;
            CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN
                IF nextval('refusals') <= %(times)s OR %(times)s = 0 THEN
                    RAISE EXCEPTION 'refused here
                and on a second line' USING ERRCODE = %(code)s;
                END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql;
            CREATE TRIGGER refuse BEFORE UPDATE ON bank_payment_application
                FOR EACH ROW
                WHEN (NEW.state = 'posted' AND NEW.id = %(id)s)
                EXECUTE FUNCTION refuse();
            """,
            {"times": times, "code": code, "id": application.id},
        )
        yield
        self.env.cr.execute(
            "DROP TRIGGER refuse ON bank_payment_application;"
            "DROP FUNCTION refuse; DROP SEQUENCE refusals"
        )

    # -- How it is posted -----------------------------------------------------

    def _post_by_hand(self):
        self.lines.with_user(self.accountant).action_post_applications()

    def _post_at_night(self):
        with self._as_a_worker(self.env.ref("base.user_root")) as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()

    def _post_in_a_run(self):
        """As for more lines than a person waits for."""
        lines = self.lines.with_user(self.accountant)
        run = lines._bank_create_posting_run()
        with self._as_a_worker(self.accountant) as env:
            run.with_env(env).action_process(60)

    def _post_on_a_document(self):
        total = sum(self.lines.mapped("amount"))
        document = (
            self.env["bank.reconciliation"]
            .with_user(self.accountant)
            .create(
                {
                    "journal_id": self.bank.id,
                    "date": "2026-01-31",
                    "balance_end": total,
                }
            )
        )
        document.action_post()
        self.assertEqual(document.state, "draft")

    def assertOnlyBadIsOpen(self, words=()):
        self.env.invalidate_all()
        self.assertEqual(self.lines.filtered("is_reconciled"), self.others)
        self.assertFalse(any(self.others.mapped("posting_error")))
        self.assertEqual(set(self.others.application_ids.mapped("state")), {"posted"})
        self.assertEqual(self.bad.application_ids.state, "accepted")
        reason = self.reason = self.bad.posting_error
        for word in words:
            self.assertIn(word, reason)
        self.assertTrue(reason.endswith("."), reason)
        self.assertNotIn("\n", reason)
        for n, item in enumerate(self.items):
            self.assertEqual(item.amount_residual, 102.0 if n == self.BAD else 0.0)
        self.assertLedgerHolds()
