"""What a run's file says, read by lxml."""

from datetime import date

from odoo.tests import tagged

from .pay_export_case import PayExportCase


@tagged("post_install", "-at_install")
class TestPayExportFile(PayExportCase):
    def test_three_payments_of_one_day_are_one_block_with_its_sum(self):
        file = self._export(self._run_of(1234.50, 257.85, 0.65))
        root = self._read(file)
        self.assertEqual(self._texts(root, "NbOfTxs"), ["3", "3"])
        self.assertEqual(self._texts(root, "CtrlSum"), ["1493.00", "1493.00"])
        amounts = root.findall(".//InstdAmt")
        self.assertEqual([each.text for each in amounts], ["1234.50", "257.85", "0.65"])
        self.assertEqual({each.get("Ccy") for each in amounts}, {"EUR"})
        self.assertEqual(self._texts(root, "SvcLvl/Cd"), ["SEPA"])
        self.assertEqual(self._texts(root, "ChrgBr"), ["SLEV"])
        self.assertEqual(file.payment_count, 3)
        self.assertEqual(file.sums, "1,493.00 EUR")

    def test_two_days_are_two_blocks(self):
        run = self._create_run()
        for amount, day in ((10, 30), (20, 30), (40, 2), (80, 2)):
            when = date(2026, 12 if day == 2 else 11, day)
            self._pay(run, self._next_bill(amount), execution_date=when)
        root = self._read(self._export(run))
        self.assertEqual(root.findtext(".//GrpHdr/NbOfTxs"), "4")
        blocks = root.findall(".//PmtInf")
        told = [
            (
                block.findtext("ReqdExctnDt/Dt"),
                block.findtext("NbOfTxs"),
                block.findtext("CtrlSum"),
                block.findtext("PmtInfId"),
            )
            for block in blocks
        ]
        message = run.message_id
        self.assertEqual(
            told,
            [
                ("2026-11-30", "2", "30.00", f"{message}-1"),
                ("2026-12-02", "2", "120.00", f"{message}-2"),
            ],
        )
        self.assertEqual(
            run.line_ids.mapped("payment_information_id"),
            [f"{message}-1", f"{message}-1", f"{message}-2", f"{message}-2"],
        )

    def test_an_unknown_bic_is_left_out(self):
        vendor = self._create_vendor(
            "Bureau Lemoine SARL",
            "FR1420041010050500013M02606",
            city="Lyon",
            country_id=self.env.ref("base.fr").id,
        )
        root = self._read(self._export(self._run_of(75, vendor=vendor)))
        self.assertIsNone(root.find(".//CdtrAgt"))
        self.assertEqual(
            self._texts(root, "CdtrAcct/Id/IBAN"), ["FR1420041010050500013M02606"]
        )

    def test_instant_payments_are_ordered_as_such(self):
        self.bank.bank_instant_allowed = True
        run = self._create_run()
        for amount in (40, 60):
            self._pay(run, self._next_bill(amount), priority="instant")
        root = self._read(self._export(run))
        self.assertEqual(self._texts(root, "PmtInf/PmtTpInf/LclInstrm/Cd"), ["INST"])
        self.assertEqual(self._texts(root, "InstdAmt"), ["40.00", "60.00"])
        # The bank books each by itself: two entries wait for two lines.
        waiting = self._waiting(*run.line_ids.payment_id)
        self.assertEqual(sorted(waiting.mapped("balance")), [-60, -40])

    def test_an_address_is_written_in_its_fields(self):
        vendor = self._create_vendor(
            "Bureau Lemoine SARL",
            "FR1420041010050500013M02606",
            street="12 rue Mercière",
            zip="69002",
            city="Lyon",
            country_id=self.env.ref("base.fr").id,
        )
        root = self._read(self._export(self._run_of(75, vendor=vendor)))
        address = root.find(".//Cdtr/PstlAdr")
        self.assertEqual(
            [(each.tag, each.text) for each in address],
            [
                ("StrtNm", "12 rue Merciere"),
                ("PstCd", "69002"),
                ("TwnNm", "Lyon"),
                ("Ctry", "FR"),
            ],
        )
        self.assertIsNone(address.find("AdrLine"))

    def test_references_are_structured(self):
        belgian = self._create_vendor(
            "Brouwerij De Kroon NV",
            "BE68539007547034",
            city="Gent",
            country_id=self.env.ref("base.be").id,
        )
        swiss = self._create_vendor(
            "Alpenholz AG",
            "CH4431999123000889012",
            city="Chur",
            country_id=self.env.ref("base.ch").id,
        )
        run = self._create_run()
        for vendor, reference in (
            (self.tulp, "RF52INV2026118"),
            (belgian, "010/8068/17183"),
            (swiss, "210000000003139471430009017"),
        ):
            self._pay(run, self._next_bill(50, vendor=vendor), reference=reference)
        root = self._read(self._export(run))
        told = [
            (
                order.findtext(".//CdtrRefInf/Tp/CdOrPrtry/Cd")
                or order.findtext(".//CdtrRefInf/Tp/CdOrPrtry/Prtry"),
                order.findtext(".//CdtrRefInf/Tp/Issr"),
                order.findtext(".//CdtrRefInf/Ref"),
                order.find(".//Ustrd"),
            )
            for order in root.iter("CdtTrfTxInf")
        ]
        self.assertEqual(
            told,
            [
                ("SCOR", "ISO", "RF52INV2026118", None),
                ("SCOR", "BBA", "010806817183", None),
                ("QRR", None, "210000000003139471430009017", None),
            ],
        )

    def test_a_payment_to_kosovo_is_none_of_sepa(self):
        vendor = self._create_vendor(
            "Drini Tekstil SH.P.K.",
            "XK051212012345678906",
            street="Rruga Agim Ramadani 8",
            city="Prishtina",
            country_id=self.env.ref("base.xk").id,
        )
        vendor.bank_ids.bank_id = self.env["res.bank"].create(
            {
                "name": "Banka e Kosoves",
                "bic": "NCBVXKPR",
                "city": "Prishtina",
                "country": self.env.ref("base.xk").id,
            }
        )
        run = self._create_run()
        self._pay(run, self._next_bill(100))
        self._pay(run, self._next_bill(200, vendor=vendor))
        root = self._read(self._export(run))
        sepa, foreign = root.findall(".//PmtInf")
        self.assertEqual(sepa.findtext("PmtTpInf/SvcLvl/Cd"), "SEPA")
        self.assertNotEqual(foreign.findtext("PmtTpInf/SvcLvl/Cd"), "SEPA")
        self.assertEqual(foreign.findtext(".//CdtrAgt//BICFI"), "NCBVXKPR")
        self.assertEqual(foreign.findtext(".//Cdtr/PstlAdr/TwnNm"), "Prishtina")
        self.assertEqual(foreign.findtext("Dbtr/PstlAdr/TwnNm"), "Berlin")
