"""A report of each provider, with what is peculiar to it."""

import json

from odoo.tests import tagged

from .advice_document_case import AdviceDocumentCase

ADYEN = """\
Company Account,Merchant Account,Psp Reference,Merchant Reference,Creation Date,\
TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),\
Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),\
Scheme Fees (NC),Interchange (NC),Batch Number
G,ShopDE,P1,INV/1,2026-04-07 23:30:00,PDT,Settled,M1,EUR,,300.00,1,EUR,,296.5525,,\
1.20,0.4475,1.80,5
G,ShopDE,P2,INV/2,2026-04-07 11:00:00,CEST,Settled,M2,GBP,,100.00,1.165,EUR,,114.90,,\
0.80,0.30,0.50,5
G,ShopDE,P3,INV/3,2026-04-07 13:00:00,CEST,Chargeback,M3,EUR,20.00,,1,EUR,35.00,,,\
15.00,,,5
G,ShopDE,,,2026-04-08 00:10:00,CEST,Fee,Fees April 07,,,,,EUR,0.4425,,,,,,5
G,ShopDE,,,2026-04-08 00:10:00,CEST,MerchantPayout,"TX77XT batch 5, ShopDE batch 6, \
ShopNL",,,,,EUR,376.01,,,,,,5
"""
AMAZON = "\n".join(
    line.replace(",", "\t")
    for line in """\
settlement-id,settlement-start-date,deposit-date,total-amount,currency,\
transaction-type,order-id,amount-type,amount-description,amount,posted-date-time,order-item-code,\
fulfillment-id,settlement-end-date
77,01.06.2026 UTC,16.06.2026 08:00:00 UTC,66.30,EUR,,,,,,,,,
77,,,,,Order,1-1,ItemPrice,Principal,84.03,05.06.2026 22:10:00 UTC,1,MFN,
77,,,,,Order,1-1,ItemPrice,Tax,15.97,05.06.2026 22:10:00 UTC,1,MFN,
77,,,,,Order,1-1,ItemFees,Commission,-15.00,05.06.2026 22:10:00 UTC,1,MFN,
77,,,,,Order,1-1,Promotion,Shipping,-2.50,05.06.2026 22:10:00 UTC,1,MFN,
77,,,,,Refund,1-0,itemprice,Principal,-20.00,07.06.2026 09:00:00 UTC,1,MFN,
77,,,,,Refund,1-0,itemfees,RefundCommission,2.40,07.06.2026 09:00:00 UTC,1,MFN,
77,,,,,ServiceFee,,Cost of Advertising,TransactionTotalAmount,-8.60,08.06.2026,,,
77,,,,,other-transaction,,other-transaction,Current Reserve Amount,-30.00,14.06.2026,,,
77,,,,,other-transaction,,other-transaction,Previous Reserve Amount Balance,40.00,\
14.06.2026,,,
""".splitlines()
)
KLARNA = """\
payment_reference;9876
settlement_amount;137,10
currency;EUR
payout_date;2026-03-10

type;capture_date;merchant_reference1;merchant_reference2;short_order_id;capture_id;\
amount;vat_amount
SALE;2026-03-02;INV/201;S201;K1AAA;c1;200,00;31,93
FEE;2026-03-02;INV/201;S201;K1AAA;c1;{fee};{tax}
RETURN;2026-03-04;INV/190;S190;K0AAA;;{back};
HOLDBACK;;;;;;{held};
RELEASE;;;;;;4,00;
"""
MOLLIE = """\
Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,\
Settlement currency,Settlement amount,Settlement reference,Amount refunded
2026-10-01 10:12:00,iDEAL,EUR,100.00,paidout,tr_a,Order 1001,Jan,EUR,100.00,12.2610.01,
2026-10-02 11:00:00,Credit card,USD,50.00,paidout,tr_b,INV/7,Eva,EUR,46.00,12.2610.01,
2026-10-03 09:00:00,Refund,EUR,-20.00,refunded,re_c,Refund of tr_x Order 990,,EUR,\
-20.00,12.2610.01,20.00
2026-10-04 00:00:00,Costs iDEAL,EUR,-0.3872,invoiced,,"0.32 excl. VAT, VAT 0.0672",,\
EUR,-0.3872,12.2610.01,
2026-10-04 00:00:00,Costs Credit card,EUR,-1.3489,invoiced,,1.8% + 0.25 excl. VAT,,EUR,\
-1.3489,12.2610.01,
"""
SHOPIFY = """\
Transaction Date,Type,Order,Card Brand,Payout Status,Payout Date,{id}Available On,\
Amount,Fee,Net,Checkout,VAT
2026-03-19 23:40:11 +0100,charge,#1001,visa,paid,2026-03-23,{one}2026-03-23,84.90,1.73,\
83.17,#501,0.28
2026-03-20 10:10:00 +0100,refund,#0987,visa,paid,2026-03-24,{two}2026-03-24,-20.00,\
0.00,-20.00,#487,
2026-03-20 10:10:00 +0100,charge,#1004,visa,pending,2026-03-25,{none}2026-03-25,77.00,\
1.47,75.53,#504,0.23
"""
SQUARE = """\
Date,Time,Time Zone,Gross Sales,Total Collected,Card,Cash,Other Tender,\
Square Gift Card,Fees,Net Total,Transaction ID,Payment ID,PAN Suffix,Event Type,\
Description,Customer Name,Deposit ID,Deposit Date,Order Reference ID
03/05/2026,2:30:00 PM,Eastern Time (US & Canada),$60.00,$70.00,$70.00,$0.00,$0.00,\
$0.00,-$1.85,$68.15,T1,M1,1234,Payment,INV-1001,Jane,D1,03/06/2026,
03/05/2026,3:30:00 PM,Eastern Time (US & Canada),$20.00,$20.00,$0.00,$20.00,$0.00,\
$0.00,$0.00,$20.00,T2,M2,,Payment,Coffee,,,,
03/05/2026,4:30:00 PM,Eastern Time (US & Canada),($15.00),($15.00),($15.00),$0.00,\
$0.00,$0.00,$0.40,($14.60),T3,M3,1234,Refund,,Bob,D1,03/06/2026,ORD-7
"""
SUMUP = """\
E-Mail,Datum,Transaktions-ID,Transaktionsart,Status,Kartentyp,Beschreibung,Gesamt,\
Netto,MwSt.,Gebühr,Auszahlung,Auszahlungsdatum,Auszahlungs-ID
a@b.example,2026-03-11 12:10,TA1,Verkauf,Bezahlt,VISA,INV/501,50.0,42.02,7.98,0.95,\
49.05,2026-03-13,901
a@b.example,2026-03-12 13:10,TA2,Rückerstattung,Bezahlt,VISA,,-10.0,-8.4,-1.6,0.0,\
-10.0,2026-03-13,901
a@b.example,2026-03-12 14:10,TA3,Verkauf,Erfolgreich,VISA,,30.0,25.21,4.79,0.57,29.43,,
a@b.example,2026-03-12 15:10,TA4,Verkauf,Fehlgeschlagen,VISA,,30.0,25.21,4.79,0,0,,
"""
TWINT = """\
"Datum Überweisung";"27.02.2026"
"Datum Abrechnung";"26.02.2026"
"Währung";"CHF"
"Überweisung am";"Transaktionsgebühr";"Währung";"Gutgeschriebener Betrag";\
"UUID Store";"Betrag Transaktion";"Währung";"Transaktionsdatum";"Transaktionszeit";\
"Typ";"Order ID";"Transaktions-ID"
"27.02.2026";"0.39";"CHF";"29.61";"u";"30.00";"CHF";"26.02.2026";"09:47";"Zahlung";\
"INV/241";"t-1"
"27.02.2026";"0.00";"CHF";"-15.00";"u";"-15.00";"CHF";"26.02.2026";"17:00";\
"Rückerstattung";"INV/229";"t-3"
"""
GOCARDLESS = """\
id,created_at,resource_type,action,credit_amount,debit_amount,details.cause,\
links.payment,payments.description{more}
E1,2026-03-25T04:00:00.000Z,payments,paid_out,240.00,,payment_paid_out,PM1,INV/231{own}
E2,2026-03-25T04:00:00.000Z,payments,failed,,60.00,failed,PM0,INV/199{own}
E3,2026-03-25T04:00:00.000Z,fees,gocardless_fee,,3.00,,,{own}
E4,2026-03-25T04:00:00.000Z,fees,gocardless_fee,0.50,,,PM0,{own}
"""
PAYENGINE = """\
merchantID;trx-type;createdAt;settledAt;chargebackDate;initialAmount;currency;\
transactionId;orderId;merchantOrderId;referenceID
M;retail;11.09.2026;14.09.2026;;120.2;EUR;t1;O1;INV/84;r1
M;retail;11.08.2026;14.09.2026;12.09.2026;30.0;EUR;t2;O2;INV/85;r2
"""
ZALANDO = """\
Statement Number;Order Number;Type;Subtype;Transaction Date;Amount;Currency
77001;10101;Sale;Item Price;01.03.2026;-100,00;EUR
77001;10101;Fee;Commission;01.03.2026;15,00;EUR
77001;10100;Return;Item Price;02.03.2026;40,00;EUR
"""


@tagged("post_install", "-at_install")
class TestAdviceProviders(AdviceDocumentCase):
    def test_stripe_as_its_interface_answers(self):
        common = {"object": "balance_transaction", "currency": "eur"}
        rows = [
            {"id": "txn_1", "amount": 11900, "fee": 204, "net": 11696,
             "reporting_category": "charge", "created": 1772490600,
             "source": "ch_1", "description": "INV/1", "available_on": 1772668800},
            {"id": "txn_2", "amount": -11696, "fee": 0, "net": -11696,
             "reporting_category": "payout", "created": 1772668800,
             "source": "po_1", "available_on": 1772668800},
        ]  # fmt: skip
        answer = {"object": "list", "data": [common | row for row in rows]}
        found = self._read_one(json.dumps(answer))
        self.assertEqual(str(found.amount), "116.96")
        self.assertIn("po_1", found.marks)
        # 22:30 in London on 2 March is 23:30 in Berlin.
        self.assertEqual(str(found.rows[0].date), "2026-03-02")
        self.assertEqual(found.rows[0].references, ("INV/1", "txn_1", "ch_1"))

    def test_adyen_pays_batches_of_several_accounts(self):
        # The sum of the net: 296.5525 + 114.90 - 35.00 - 0.4425 = 376.01
        found = self._read_one(ADYEN)
        self.assert_paid(found, "TX77XT/5", "2026-04-08", "376.01")
        self.assertEqual(
            found.marks[1:], ("TX77XT", "batch 5, ShopDE", "batch 6, ShopNL")
        )
        self.assertEqual(
            self._counted(found),
            [
                (2, "charge", "300.00", "-3.4475", "296.5525"),
                (3, "charge", "116.50", "-1.60", "114.90"),
                (4, "dispute", "-20.00", "-15.00", "-35.00"),
                (5, "fee", "0", "-0.4425", "-0.4425"),
            ],
        )
        row = found.rows[1]
        self.assertEqual(
            (str(row.original_amount), row.original_currency), ("100.00", "GBP")
        )
        self.assertEqual(str(found.rows[0].date), "2026-04-08")

    def test_amazon_adds_up_the_parts_of_an_order(self):
        found = self._read_one(AMAZON)
        self.assert_paid(found, "77", "2026-06-16", "66.30")
        self.assertEqual(
            self._counted(found),
            [
                (3, "charge", "97.50", "-15.00", "82.50"),
                (7, "refund", "-20.00", "2.40", "-17.60"),
                (9, "fee", "0", "-8.60", "-8.60"),
                (10, "reserve", "-30.00", "0", "-30.00"),
                (11, "reserve", "40.00", "0", "40.00"),
            ],
        )
        self.assertEqual(found.rows[0].orders, ("1-1",))

    def test_klarna_has_no_signs_and_the_tax_apart(self):
        # 200.00 - 5.80 - 1.10 - 50.00 - 10.00 + 4.00
        plain = KLARNA.format(fee="5,80", tax="1,10", back="50,00", held="10,00")
        signed = KLARNA.format(fee="-5,80", tax="-1,10", back="-50,00", held="-10,00")
        for text in (plain, signed):
            found = self._read_one(text)
            self.assert_paid(found, "9876", "2026-03-10", "137.10")
            self.assertEqual(
                self._counted(found),
                [
                    (7, "charge", "200.00", "0", "200.00"),
                    (8, "fee", "0", "-5.80", "-6.90"),
                    (9, "refund", "-50.00", "0", "-50.00"),
                    (10, "reserve", "-10.00", "0", "-10.00"),
                    (11, "reserve", "4.00", "0", "4.00"),
                ],
            )
            self.assertEqual(str(found.rows[1].fee_tax), "-1.10")
            self.assertEqual(found.rows[0].orders, ("INV/201", "S201"))

    def test_klarna_as_its_interface_answers(self):
        answer = {
            "payment_reference": "X1",
            "payout_date": "2026-03-10T12:00:00Z",
            "currency_code": "EUR",
            "transactions": [
                {"amount": 20000, "type": "SALE", "merchant_reference1": "INV/1",
                 "short_order_id": "K1", "capture_id": "c1"},
                {"amount": 580, "type": "FEE", "vat_amount": 110,
                 "short_order_id": "K1", "capture_id": "c1"},
            ],
        }  # fmt: skip
        found = self._read_one(json.dumps(answer))
        self.assert_paid(found, "X1", "2026-03-10", "193.10")

    def test_mollie_rounds_the_sum_of_its_costs_once(self):
        # 1.7361 are 1.74; the tax 0.0672 + 0.2341 is 0.30, so the base is 1.44.
        found = self._read_one(MOLLIE)
        self.assert_paid(found, "12.2610.01", "2026-10-04", "124.26")
        self.assertEqual(found.marks, ("12.2610.01", "T12.2610.01"))
        cost = found.rows[-1]
        self.assertEqual(
            (cost.line, cost.kind, str(cost.fee), str(cost.fee_tax)),
            (5, "fee", "-1.44", "-0.30"),
        )
        self.assertEqual(
            [row.references for row in found.rows[:3]],
            [("1001", "tr_a"), ("INV/7", "tr_b"), ("990", "re_c", "tr_x")],
        )
        self.assertEqual(found.rows[1].original_currency, "USD")

    def test_shopify_of_all_ages(self):
        new = SHOPIFY.format(id="Payout ID,", one="91,", two="92,", none=",")
        old = SHOPIFY.format(id="", one="", two="", none="")
        for text, numbers in ((new, ["91", "92", ""]), (old, ["", "", ""])):
            found = self._read(text)
            self.assertEqual([each.number for each in found], numbers)
            self.assertEqual(
                [(str(each.net), str(each.date), each.is_pending) for each in found],
                [
                    ("83.17", "2026-03-23", False),
                    ("-20.00", "2026-03-24", False),
                    ("75.53", "2026-03-25", True),
                ],
            )
            row = found[0].rows[0]
            # The tax is in the fee: 1.73 = 1.45 + 0.28
            self.assertEqual(
                (str(row.fee), str(row.fee_tax), row.orders),
                ("-1.45", "-0.28", ("#1001",)),
            )

    def test_square_pays_no_cash(self):
        for text in (SQUARE, SQUARE.replace("-$1.85", "($1.85)")):
            found = self._read_one(text)
            self.assert_paid(found, "D1", "2026-03-06", "53.55", "")
            self.assertEqual(
                self._counted(found),
                [
                    (2, "charge", "70.00", "-1.85", "68.15"),
                    (4, "refund", "-15.00", "0.40", "-14.60"),
                ],
            )
            self.assertEqual(found.rows[0].numbers, ("INV-1001",))

    def test_sumup_in_german(self):
        paid, pending = self._read(SUMUP)
        self.assert_paid(paid, "901", "2026-03-13", "39.05", "")
        self.assertEqual(
            self._counted(paid),
            [
                (2, "charge", "50.0", "-0.95", "49.05"),
                (3, "refund", "-10.0", "0", "-10.0"),
            ],
        )
        self.assertEqual(self._ignored(paid), [(5, "charge", "no money moved")])
        self.assertTrue(pending.is_pending)
        self.assertEqual(str(pending.net), "29.43")

    def test_twint_with_lines_above_and_a_name_twice(self):
        found = self._read_one(TWINT)
        self.assert_paid(found, "2026-02-27", "2026-02-27", "14.61", "CHF")
        self.assertIn("26.02.2026", found.marks)
        self.assertEqual(found.rows[0].references, ("INV/241", "t-1"))

    def test_gocardless_tells_its_payout_or_does_not(self):
        # 240.00 - 60.00 - 3.00 + 0.50
        found = self._read_one(GOCARDLESS.format(more="", own=""))
        self.assertEqual(
            (found.number, found.date, str(found.net)), ("", None, "177.50")
        )
        self.assertEqual(
            [(kind, net) for _line, kind, _gross, _fee, net in self._counted(found)],
            [
                ("charge", "240.00"),
                ("dispute", "-60.00"),
                ("fee", "-3.00"),
                ("fee", "0.50"),
            ],
        )
        more = ",links.payout,payouts.arrival_date,payouts.reference,payouts.currency"
        own = ",PO1,2026-03-27,SHOP-7XYZ,EUR"
        found = self._read_one(GOCARDLESS.format(more=more, own=own))
        self.assert_paid(found, "PO1", "2026-03-27", "177.50")
        self.assertEqual(found.marks, ("PO1", "SHOP-7XYZ"))

    def test_gocardless_list_of_payouts(self):
        text = (
            "id,amount,currency,created_at,reference,status,arrival_date,"
            "transaction_fee_debit,transaction_fee_credit,total_payment_amount\n"
            "PO1,297.50,EUR,2026-03-25T04:00:00Z,SHOP-7,paid,2026-03-27,3.00,0.50,"
            "300.00\n"
        )
        found = self._read_one(text)
        self.assert_paid(found, "PO1", "2026-03-27", "297.50")
        self.assertIn("SHOP-7", found.marks)

    def test_zettle_in_cents(self):
        key = "originatorTransactionType"
        rows = [
            ("2026-03-05T06:00:00.000+0000", -3920, "PAYOUT", "p1"),
            ("2026-03-04T12:00:01.000+0000", -80, "PAYMENT_FEE", "u1"),
            ("2026-03-04T12:00:00.000+0000", 5000, "PAYMENT", "u1"),
            ("2026-03-04T11:00:00.000+0000", -1000, "PAYMENT", "u0"),
            ("2026-03-03T06:00:00.000+0000", -700, "PAYOUT", "p0"),
            ("2026-03-02T06:00:00.000+0000", 700, "PAYMENT", "u9"),
        ]
        data = [
            {
                "timestamp": at,
                "amount": amount,
                key: kind,
                "originatingTransactionUuid": own,
            }
            for at, amount, kind, own in rows
        ]
        before, found = self._read(json.dumps({"data": data}))
        self.assert_paid(before, "p0", "2026-03-03", "7.00", "")
        self.assert_paid(found, "p1", "2026-03-05", "39.20", "")
        self.assertEqual(
            [(kind, net) for _line, kind, _gross, _fee, net in self._counted(found)],
            [("fee", "-0.80"), ("charge", "50.00"), ("refund", "-10.00")],
        )

    def test_payengine_and_a_direct_debit_that_came_back(self):
        found = self._read_one(PAYENGINE)
        self.assertEqual((str(found.net), str(found.date)), ("90.2", "2026-09-14"))
        self.assertEqual(
            [(row.kind, row.orders) for row in found.rows],
            [("charge", ("INV/84",)), ("dispute", ("INV/85",))],
        )

    def test_zalando_writes_from_its_own_side(self):
        found = self._read_one(ZALANDO)
        self.assertEqual((found.number, str(found.net)), ("77001", "45.00"))
        self.assertEqual(
            [(kind, net) for _line, kind, _gross, _fee, net in self._counted(found)],
            [("charge", "100.00"), ("fee", "-15.00"), ("refund", "-40.00")],
        )
