from datetime import date

from odoo import Command
from odoo.tests import new_test_user

from .common import BankReconcileCommon

BRANCH_ACCOUNT = "NL91ABNA0417164300"
MANAGER = "bank_payment_reconcile.group_bank_reconcile_manager"
USER = "bank_payment_reconcile.group_bank_reconcile_user"


class BranchesCase(BankReconcileCommon):
    """A company with a bank, two branches of it, the first with a bank of its own,
    and a company that has nothing to do with them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.parent = cls.company_data["company"]
        cls.branch = cls._create_branch("Branch North")
        cls.sibling = cls._create_branch("Branch South")
        cls.other_data = cls.setup_other_company(name="Other company")
        cls.other = cls.other_data["company"]
        cls.branch_bank = cls.env["account.journal"].create(
            {
                "name": "Northbank",
                "code": "NRTH",
                "type": "bank",
                "company_id": cls.branch.id,
                "bank_account_id": cls.env["res.partner.bank"]
                .create(
                    {
                        "acc_number": BRANCH_ACCOUNT,
                        "partner_id": cls.branch.partner_id.id,
                    }
                )
                .id,
            }
        )

    @classmethod
    def _create_branch(cls, name):
        branch = cls.env["res.company"].create(
            {"name": name, "parent_id": cls.parent.id}
        )
        cls.env.user.company_ids |= branch
        # Odoo does this when the branch is committed.
        cls.env["account.chart.template"]._load(
            cls.parent.chart_template, branch, install_demo=False
        )
        for partner in (cls.nordlicht, cls.fjord):
            own = partner.with_company(branch)
            own.property_account_receivable_id = cls.receivable
            own.property_account_payable_id = cls.payable
        return branch

    def _as_user_of(self, *companies, groups=USER, chosen=None):
        """The environment of somebody who works in these companies alone.

        :param chosen: those chosen in the menu; all by default.
        """
        companies = self.env["res.company"].union(*companies)
        login = f"{groups}_{'_'.join(map(str, companies.ids))}"
        user = self.env["res.users"].search([("login", "=", login)])
        user = user or new_test_user(
            self.env,
            login=login,
            groups=groups,
            company_id=companies[0].id,
            company_ids=[Command.set(companies.ids)],
        )
        chosen = companies if chosen is None else chosen
        self.env.flush_all()
        env = self.env(user=user, context={"allowed_company_ids": chosen.ids})
        # As a request would: nothing that somebody else has read.
        env.invalidate_all()
        return env

    def _create_open_invoice(self, company, amount, number, partner=None):
        return self._create_document(
            partner or self.nordlicht,
            amount,
            number,
            company_id=company.id,
            journal_id=self.company_data["default_journal_sale"].id,
        )

    def _statement(self, account, *transactions, prefix="A"):
        """A file of (amount, payer, text)."""
        return self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT" if amount > 0 else "DEBIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": f"{amount:.2f}",
                    "FITID": f"{prefix}{number}",
                    "NAME": payer,
                    "MEMO": text,
                }
                for number, (amount, payer, text) in enumerate(transactions)
            ],
            account=account,
        )

    def _create_mapping(self, company, text="Monthly fee"):
        return self.env["bank.text.mapping"].create(
            {
                "text": text,
                "debit_account_id": self.fees.id,
                "credit_account_id": self.fees.id,
                "company_id": company.id,
            }
        )

    def _day(self, number):
        return date(2026, 1, number)
