"""Payments of runs that come back: the bills are owed again."""

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile.statement_formats import read

from .pay_statement_case import PayStatementCase

BACK = "2026-01-20"
NTRY = """
<Ntry><Amt Ccy="EUR">257.85</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
 <BookgDt><Dt>2026-12-02</Dt></BookgDt>
 <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn>
 </BkTxCd>
 <NtryDtls><TxDtls><Refs><MsgId>M-1</MsgId><PmtInfId>M-1-1</PmtInfId>
  <InstrId>P77</InstrId><EndToEndId>E77-XY7Z</EndToEndId></Refs>
  <RltdPties><Dbtr><Nm>Us</Nm></Dbtr><Cdtr><Nm>Tulp Kantoor B.V.</Nm></Cdtr></RltdPties>
  <RtrInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>incorrect account</AddtlInf></RtrInf>
 </TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
 <BookgDt><Dt>2026-12-02</Dt></BookgDt><AcctSvcrRef>2026120200017</AcctSvcrRef>
 <NtryDtls><Btch><MsgId>M-2</MsgId><PmtInfId>M-2-1</PmtInfId><NbOfTxs>4</NbOfTxs></Btch>
 </NtryDtls></Ntry>
"""
CAMT = f"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId><CreDtTm>2026-12-02T18:00:00</CreDtTm></GrpHdr>
<Stmt><Id>1</Id><CreDtTm>2026-12-02T18:00:00</CreDtTm>
<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>{NTRY}</Stmt>
</BkToCstmrStmt></Document>"""
MT940 = """:20:1
:25:37040044/0532013000
:28C:1/1
:60F:C261201EUR1000,00
:61:2612021202C257,85NTRFNONREF
:86:159?00RUECKUEBERWEISUNG?20EREF+E77-XY7Z?21KREF+M-1-1?22SVWZ+RETURN?32TULP KAN
TOOR B.V.?34901
:62F:C261202EUR1257,85
-
"""


@tagged("post_install", "-at_install")
class TestPayReturned(PayStatementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tulp = cls.vendors[3]
        cls.account = cls._note_account(cls.tulp, "NL91ABNA0417164300")

    def _return(self, payment, amount=257.85, **values):
        line = self._show(amount, "RETURN", day=BACK, **values)
        line.sudo().write(
            {"bank_return_code": "AC01", "bank_return_text": "incorrect account"}
        )
        line.action_apply_automatically()
        return line

    def test_bill_is_open_again_and_undone(self):
        """The payment had stood alone, or among the others of its run."""
        for way in ("each", "run"):
            for alone in (True, False):
                if alone and way == "run":
                    continue
                bills = [self._bill(257.85, self.tulp), self._bill(100.0)]
                run = self._order(
                    *([(bill, -bill.balance)] for bill in bills), booking=way
                )
                payment, other = run.line_ids
                payment.partner_bank_id = self.account
                for amount, ids in (
                    [(-257.85, payment.end_to_end_id), (-100.0, other.end_to_end_id)]
                    if alone
                    else [(-357.85, self._get_block(run))]
                ):
                    self._post(self._come(amount, bank_end_to_end_id=ids))
                self.assertEqual(run.state, "done")
                line = self._return(payment, bank_end_to_end_id=payment.end_to_end_id)
                kinds = {r["kind"] for r in line.bank_match_details["reasons"]}
                self.assertIn("returns", kinds)
                self.assertTrue(line.needs_review)
                self.assertEqual(line.application_ids.account_id, self.payable)
                self.assertEqual(line.application_ids.partner_id, self.tulp)
                line.action_accept()
                self._post(line)
                self.assertEqual(
                    [bill.amount_residual for bill in bills], [-257.85, 0.0], way
                )
                self.assertEqual(bills[0].move_id.payment_state, "not_paid")
                self.assertEqual((payment.state, other.state), ("returned", "done"))
                self.assertFalse(payment.is_live)
                self.assertEqual(run.state, "done")
                self.assertTrue(self.account.bank_refused_on)
                self.assertIn("AC01", payment.status_text)
                given_back = line.move_id.line_ids.filtered("reconciled")
                self.assertEqual(given_back.account_id, self.payable)
                line.action_undo_applications()
                self.assertEqual([bill.amount_residual for bill in bills], [0.0, 0.0])
                self.assertEqual(payment.state, "done")
                line.unlink()

    def test_discount_is_owed_again(self):
        bill = self._bill(1000.0, self.tulp)
        bill.discount_date, bill.discount_amount_currency = "2026-01-20", -980.0
        run = self._order([(bill, 980.0, 20.0)])
        self._post(self._come(-980.0, bank_end_to_end_id=run.line_ids.end_to_end_id))
        line = self._return(
            run.line_ids, 980.0, bank_end_to_end_id=run.line_ids.end_to_end_id
        )
        line.action_accept()
        self._post(line)
        self.assertEqual(bill.amount_residual, -1000.0)
        gain = self.env.company.account_journal_early_pay_discount_gain_account_id
        taken = self.env["account.move.line"].search([("account_id", "=", gain.id)])
        self.assertEqual(len(taken), 2)
        self.assertFalse(sum(taken.mapped("balance")))

    def test_read_from_camt(self):
        [statement] = read(CAMT.encode(), "statement.xml")
        back, batch = statement.transactions
        self.assertEqual(
            (back.returned.code, back.returned.text), ("AC01", "incorrect account")
        )
        self.assertEqual(back.end_to_end_id, "E77-XY7Z")
        self.assertEqual(back.order_ids, ("P77", "M-1-1", "M-1"))
        self.assertEqual(back.partner_name, "Tulp Kantoor B.V.")
        self.assertIsNone(batch.returned)
        self.assertEqual(batch.order_ids, ("M-2-1", "M-2"))

    def test_read_from_mt940(self):
        [statement] = read(MT940.encode(), "statement.sta")
        [back] = statement.transactions
        self.assertEqual(back.returned.code, "AC01")
        self.assertEqual(back.end_to_end_id, "E77-XY7Z")
        self.assertIn("M-1-1", back.order_ids)
