from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .formats_case import RefusalCase

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"
OURS = "DE12500105170648489890"
THEIRS = "DE89370400440532013000"


def tags(**fields):
    return "".join(f"<{name}>{text}</{name}>" for name, text in fields.items())


def party(role, name="", account="", bic="", address=""):
    """What stands in RltdPties of one role, and in RltdAgts."""
    who = f"<{role}><Nm>{name}</Nm>{address}</{role}>" if name else ""
    number = f"<Id><IBAN>{account}</IBAN></Id>" if account else ""
    return who + (f"<{role}Acct>{number}</{role}Acct>" if number else "")


def details(amount="", parties="", text="", more="", **references):
    told = f"<AmtDtls><TxAmt><Amt Ccy='EUR'>{amount}</Amt></TxAmt></AmtDtls>"
    return (
        f"<TxDtls><Refs>{tags(**references)}</Refs>{told if amount else ''}"
        f"<RltdPties>{parties}</RltdPties>"
        f"{f'<RmtInf><Ustrd>{text}</Ustrd></RmtInf>' if text else ''}{more}</TxDtls>"
    )


def entry(
    amount="1000.00", *parts, side="CRDT", status="BOOK", more="", currency="EUR"
):
    return (
        f"<Ntry><Amt Ccy='{currency}'>{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>"
        f"<Sts>{status}</Sts><BookgDt><Dt>2026-11-10</Dt></BookgDt>"
        f"<ValDt><Dt>2026-11-12</Dt></ValDt>{more}"
        f"<NtryDtls>{''.join(parts)}</NtryDtls></Ntry>"
    )


def balance(code, amount, side="CRDT", day="2026-11-30", currency="EUR"):
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f"<Amt Ccy='{currency}'>{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>"
        f"<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def statement(*content, account=OURS, currency="EUR"):
    return (
        f"<Stmt><Id>1</Id><CreDtTm>2026-11-30T20:00:00+01:00</CreDtTm><Acct><Id>"
        f"<IBAN>{account}</IBAN></Id><Ccy>{currency}</Ccy></Acct>{''.join(content)}"
        "</Stmt>"
    )


def camt(*statements, namespace=NAMESPACE, head='<?xml version="1.0"?>'):
    return (
        f"{head}<Document xmlns='{namespace}'><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId>"
        f"</GrpHdr>\n{''.join(statements)}</BkToCstmrStmt></Document>"
    ).encode()


class CamtCase(RefusalCase):
    def read(self, *statements, **options):
        return statement_formats.read(camt(*statements, **options), "november.xml")

    def read_lines(self, *entries):
        (found,) = self.read(statement(*entries))
        return found.transactions

    def read_line(self, *parts, **options):
        (line,) = self.read_lines(entry("1000.00", *parts, **options))
        return line

    def assertRefused(self, data, *words):
        """One sentence naming the file, and these words."""
        self.assert_file_refused(data, "november.xml", *words)


@tagged("post_install", "-at_install")
class TestFormatsCamt(CamtCase):
    """Who paid what, in the bank's words."""

    def test_a_receipt_brings_all_the_bank_tells(self):
        address = (
            "<PstlAdr><StrtNm>Hauptstr.</StrtNm><BldgNb>5</BldgNb><PstCd>50667</PstCd>"
            "<TwnNm>Köln</TwnNm><Ctry>DE</Ctry></PstlAdr>"
        )
        parties = party("Dbtr", "Kirchner Maschinenbau", THEIRS, address=address)
        parties += party("Cdtr", "Wir selbst", OURS)
        agents = (
            "<RltdAgts><DbtrAgt><FinInstnId><BIC>COBADEFFXXX</BIC></FinInstnId>"
            "</DbtrAgt></RltdAgts>"
        )
        line = self.read_line(
            details(
                "1000.00",
                parties,
                "RE 42 vom 12.10.",
                agents,
                EndToEndId="E2E-7",
                MndtId="M-3",
                ChqNb="3011",
            ),
            more="<AcctSvcrRef>2026111000042</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd>"
            "<Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>",
        )
        self.assertEqual(line.amount, Decimal("1000.00"))
        self.assertEqual(line.date, date(2026, 11, 10))
        self.assertEqual(line.value_date, date(2026, 11, 12))
        self.assertEqual(line.partner_name, "Kirchner Maschinenbau")
        self.assertEqual(line.partner_account, THEIRS)
        self.assertEqual(line.partner_bic, "COBADEFFXXX")
        self.assertEqual(line.partner_street, "Hauptstr. 5")
        self.assertEqual(line.partner_city, "Köln")
        self.assertEqual(line.partner_address, "Hauptstr. 5, 50667 Köln DE")
        self.assertEqual(line.text, "RE 42 vom 12.10.")
        self.assertEqual(line.end_to_end_id, "E2E-7")
        self.assertEqual(line.mandate, "M-3")
        self.assertEqual(line.check_number, "3011")
        self.assertEqual(line.transaction_type, "PMNT-RCDT-ESCT")
        self.assertEqual(line.bank_id, "2026111000042")
        self.assertEqual(line.raw["TxDtls.Refs.EndToEndId"], "E2E-7")
        self.assertEqual(line.raw["Amt.@Ccy"], "EUR")

    def test_a_payment_is_to_the_creditor(self):
        parties = party("Dbtr", "Wir selbst") + party("Cdtr", "Vermieter AG", THEIRS)
        line = self.read_line(details(parties=parties), side="DBIT")
        self.assertEqual(line.amount, Decimal("-1000.00"))
        self.assertEqual(line.partner_name, "Vermieter AG")

    def test_someone_paid_through_a_payment_service(self):
        parties = party("UltmtDbtr", "Anna Weiß") + party("Dbtr", "PayService", THEIRS)
        line = self.read_line(details(parties=parties))
        self.assertEqual(line.partner_name, "Anna Weiß")
        self.assertEqual(line.partner_account, THEIRS)

    def test_parties_and_status_as_written_since_2019(self):
        who = "<Dbtr><Pty><Nm>Anna Weiß</Nm></Pty></Dbtr>"
        more = "<RltdAgts><DbtrAgt><FinInstnId><BICFI>GENODEF1</BICFI></FinInstnId>"
        line = self.read_line(
            details(parties=who, more=more + "</DbtrAgt></RltdAgts>"),
            status="<Cd>BOOK</Cd>",
        )
        self.assertEqual(
            (line.partner_name, line.partner_bic), ("Anna Weiß", "GENODEF1")
        )

    def test_an_address_in_lines(self):
        address = (
            "<PstlAdr><Ctry>CH</Ctry><AdrLine>Seeweg 1</AdrLine>"
            "<AdrLine>CH-8000 Zürich</AdrLine></PstlAdr>"
        )
        line = self.read_line(details(parties=party("Dbtr", "Weiß", address=address)))
        self.assertEqual(line.partner_street, "Seeweg 1")
        self.assertEqual(line.partner_city, "Zürich")
        self.assertEqual(line.partner_address, "Seeweg 1, CH-8000 Zürich, CH")

    def test_a_direct_debit_came_back(self):
        """The money goes out, but to the debtor who once paid it in."""
        parties = party("Cdtr", "Wir selbst") + party("Dbtr", "Kirchner", THEIRS)
        returned = (
            "<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Konto zu</AddtlInf></RtrInf>"
        )
        for more in ("", "<RvslInd>true</RvslInd>"):
            line = self.read_line(
                details(parties=parties, text="RE 42", more=returned),
                side="DBIT",
                more=more,
            )
            # The sign is CdtDbtInd's: a reversal indicator does not turn it.
            self.assertEqual(line.amount, Decimal("-1000.00"))
            self.assertEqual(line.partner_name, "Kirchner")
            self.assertEqual(line.text, "RE 42 Konto zu")
            self.assertEqual(line.raw["TxDtls.RtrInf.Rsn.Cd"], "AC04")

    def test_our_own_account_is_never_the_other_side(self):
        parties = party("Dbtr", "Wir", OURS) + party("Cdtr", "Kirchner", THEIRS)
        line = self.read_line(details(parties=parties))
        self.assertEqual(line.partner_account, THEIRS)

    def test_no_reference_is_said_in_words(self):
        line = self.read_line(details(EndToEndId="NOTPROVIDED", MndtId="NONREF"))
        self.assertEqual((line.end_to_end_id, line.mandate), ("", ""))

    def test_a_structured_reference_and_the_invoices_it_pays(self):
        structured = (
            "<RmtInf><Strd><RfrdDocInf><Nb>INV/2026/0042</Nb></RfrdDocInf><CdtrRefInf>"
            "<Ref>RF18539007547034</Ref></CdtrRefInf><AddtlRmtInf>less 2 %"
            "</AddtlRmtInf></Strd></RmtInf>"
        )
        line = self.read_line(details(more=structured))
        self.assertEqual(line.reference, "RF18539007547034")
        self.assertEqual(line.text, "INV/2026/0042 RF18539007547034 less 2 %")

    def test_a_text_of_several_pieces_stays_whole(self):
        long = "x" * 139 + "1"
        pieces = f"<RmtInf><Ustrd>{long}</Ustrd><Ustrd>234</Ustrd><Ustrd>RE 7</Ustrd>"
        line = self.read_line(details(more=f"{pieces}</RmtInf>"))
        self.assertEqual(line.text, f"{long}234 RE 7")

    def test_a_text_broken_by_whoever_wrote_the_xml(self):
        line = self.read_line(details(text="\n      RE 42\n      vom 12.10.\n  "))
        self.assertEqual(line.text, "RE 42 vom 12.10.")

    def test_the_bank_books_its_own_fee(self):
        (line,) = self.read_lines(
            entry("4.90", side="DBIT", more="<AddtlNtryInf>Kontoführung</AddtlNtryInf>")
        )
        self.assertEqual((line.amount, line.text), (Decimal("-4.90"), "Kontoführung"))
        self.assertEqual((line.partner_name, line.partner_account), ("", ""))

    def test_a_customer_paid_in_dollars(self):
        amounts = (
            "<AmtDtls><InstdAmt><Amt Ccy='USD'>1100.00</Amt></InstdAmt><TxAmt>"
            "<Amt Ccy='EUR'>1000.00</Amt><CcyXchg><SrcCcy>USD</SrcCcy><XchgRate>1.1"
            "</XchgRate></CcyXchg></TxAmt></AmtDtls>"
        )
        for side, sign in (("CRDT", 1), ("DBIT", -1)):
            line = self.read_line(details(more=amounts), side=side)
            self.assertEqual(line.amount, sign * Decimal("1000.00"))
            self.assertEqual(line.original_amount, sign * Decimal("1100.00"))
            self.assertEqual(line.original_currency, "USD")
            self.assertEqual(line.raw["TxDtls.AmtDtls.TxAmt.CcyXchg.XchgRate"], "1.1")


@tagged("post_install", "-at_install")
class TestFormatsCamtBatches(CamtCase):
    """One entry on the account, several transactions in it."""

    def test_a_collection_of_three_is_three_lines(self):
        lines = self.read_lines(
            entry(
                "60.00",
                "<Btch><NbOfTxs>3</NbOfTxs></Btch>",
                *(details(f"{n}0.00", text=f"RE {n}") for n in (1, 2, 3)),
                more="<AcctSvcrRef>2026111000042</AcctSvcrRef>",
            )
        )
        self.assertEqual([str(x.amount) for x in lines], ["10.00", "20.00", "30.00"])
        self.assertEqual([x.text for x in lines], ["RE 1", "RE 2", "RE 3"])

    def test_equal_payments_of_a_collection_are_told_apart(self):
        lines = self.read_lines(
            entry(
                "20.00",
                *(details("10.00"),) * 2,
                more="<AcctSvcrRef>2026111000042</AcctSvcrRef>",
            )
        )
        self.assertEqual(
            [x.bank_id for x in lines], ["2026111000042", "2026111000042-2"]
        )

    def test_a_returned_one_among_payments_counts_the_other_way(self):
        back = details("10.00").replace("</Refs>", "</Refs><CdtDbtInd>DBIT</CdtDbtInd>")
        lines = self.read_lines(entry("20.00", details("30.00"), back))
        self.assertEqual([str(x.amount) for x in lines], ["30.00", "-10.00"])

    def test_charges_were_kept_back_so_the_entry_stays_one_line(self):
        (line,) = self.read_lines(
            entry("29.30", details("10.00", text="RE 1"), details("20.00", text="RE 2"))
        )
        self.assertEqual(line.amount, Decimal("29.30"))
        self.assertEqual(line.text, "RE 1 RE 2")
        self.assertEqual(line.raw["TxDtls.2.AmtDtls.TxAmt.Amt"], "20.00")

    def test_the_bank_details_only_some_of_a_collection(self):
        self.assertEqual(
            len(self.read_lines(entry("9", details("1"), details("2")))), 1
        )

    def test_a_collection_as_the_first_version_wrote_it(self):
        inside = entry("30", details("10"), details("20"))
        bare = inside.replace("<NtryDtls>", "").replace("</NtryDtls>", "")
        self.assertEqual(len(self.read_lines(bare)), 2)

    def test_a_detail_without_amount_leaves_the_entry_whole(self):
        self.assertEqual(len(self.read_lines(entry("10", details("10"), details()))), 1)
