"""CNAB 240 of Brazil, CBI RH of Italy, Norma 19 of Spain, and 1C's of Russia."""

from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from . import national_files as files
from .national_case import NationalCase


@tagged("post_install", "-at_install")
class TestFormatsSouthern(NationalCase):
    # -- CNAB 240 --------------------------------------------------------------

    def test_cnab_account_statement(self):
        text = files.cnab(
            files.cnab_entry(123456, "PIX RECEBIDO KIRCHNER", "0000424242"),
            files.cnab_entry(-1000, "TARIFA PACOTE", number=2),
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "5678901")
        self.assertEqual((statement.currency, statement.number), ("BRL", "17"))
        self.assertEqual(statement.date, date(2026, 11, 10))
        self.assertEqual(statement.balance_start, Decimal("5000.00"))
        self.assertEqual(statement.balance_end, Decimal("6224.56"))
        self.assertAmounts(statement, "1234.56", "-10.00")
        [first, _second] = statement.transactions
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.value_date, date(2026, 11, 11))
        self.assertEqual(first.text, "PIX RECEBIDO KIRCHNER 0000424242")
        self.assertEqual(first.reference, "424242")
        self.assertEqual(first.transaction_type, "2130870")
        self.assertIsNone(first.returned)

    def test_cnab_overdrawn_and_what_is_not_available_yet(self):
        text = files.cnab(
            files.cnab_entry(20000, "DEPOSITO CHEQUE", nature="SCR"),
            files.cnab_entry(-30000, "CHEQUE DEVOLVIDO", number=2),
            start=10000,
        )
        [statement] = self.read_file(text)
        self.assertAmounts(statement, "-300.00")
        self.assertEqual(statement.balance_end, Decimal("-200.00"))
        self.assertEqual(statement.transactions[0].returned.kind, "return")
        [warning] = statement.warnings
        self.assertEqual(str(warning), "Records that move no money, left out: 1.")

    def test_cnab_bank_that_names_every_entry_otherwise(self):
        text = files.cnab(
            files.cnab_entry(20000, "DEPOSITO", nature="SSR"), start=10000, end=30000
        )
        [statement] = self.read_file(text)
        self.assertAmounts(statement, "200.00")
        self.assertEqual(statement.warnings, [])

    def test_cnab_bills_paid(self):
        text = files.cnab_bills(
            files.cnab_bill(100000, 99750),
            files.cnab_bill(50000, 50000, "NF 43", "02", "109000000043"),
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "5678901")
        self.assertIsNone(statement.balance_end)
        [line] = statement.transactions
        self.assertEqual(line.amount, Decimal("997.50"))
        self.assertEqual(line.date, date(2026, 11, 11))
        self.assertEqual(line.reference, "109000000042")
        self.assertEqual(line.text, "NF 42 PEDIDO 7")
        self.assertEqual(line.partner_name, "KIRCHNER MAQUINAS")
        [charge] = line.charges
        self.assertEqual((charge.amount, charge.is_deducted), (Decimal("-2.50"), True))
        [warning] = statement.warnings
        self.assertEqual(str(warning), "Records that move no money, left out: 1.")

    def test_cnab_that_contradicts_itself(self):
        entry = files.cnab_entry(100000, "PIX")
        place = "Line 4 (record 5) of the CNAB 240 file “bank.dat” cannot be read: "
        for text, said in (
            (
                files.cnab(entry, end=600001),
                "the opening balance 5000.00 and the transactions (1000.00 in total) "
                "add up to 6000.00, but the closing balance is 6000.01",
            ),
            (
                files.cnab(entry, records=9),
                "the lot's number of records is given as 9, but those in the file "
                "come to 3",
            ),
        ):
            self.assertSays(text, f"{place}{said}. {self.CORRECT}")
        self.assertSays(
            files.cnab(entry, last=9),
            "Line 5 (record 9) of the CNAB 240 file “bank.dat” cannot be read: the "
            f"number of records is given as 9, but those in the file come to 5. "
            f"{self.CORRECT}",
        )
        self.assertSays(
            files.cnab(entry[:168] + "X" + entry[169:]),
            "Line 3 (record 3) of the CNAB 240 file “bank.dat” cannot be read: “X” is "
            f"neither C (credit) nor D (debit). {self.CORRECT}",
        )

    # -- CBI RH ----------------------------------------------------------------

    def test_cbi_movement_with_its_details(self):
        order = f"YYY{'09112026':8}{'12345670017':16}{'KIRCHNER MACCHINE SRL':80}"
        second = f"YY2{'VIA ROMA 2':50}{'IT60X0542811101000000654321':34}"
        ids = f"ID1{'MSG-7':35}{'E2E-42':35}"
        text = files.cbi_rh(
            files.cbi_movement(123456, "BONIFICO", reference="1101211170370635"),
            files.cbi_detail(order),
            files.cbi_detail(second),
            files.cbi_detail(ids),
            files.cbi_detail(f"RI1{'SALDO FATTURA 42 DEL 12 OTTOBRE':104}"),
            files.cbi_movement(-50000, "ASSEGNO", "13", "0000003011", number=2),
            files.cbi_detail("VOSTRO ASSEGNO N. 3011", 2),
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "IT60X0542811101000000123456")
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.date, date(2026, 11, 10))
        self.assertEqual(statement.balance_start, Decimal("1000.00"))
        self.assertEqual(statement.balance_end, Decimal("1734.56"))
        first, second = statement.transactions
        self.assertEqual(first.amount, Decimal("1234.56"))
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.value_date, date(2026, 11, 11))
        self.assertEqual(first.text, "BONIFICO SALDO FATTURA 42 DEL 12 OTTOBRE")
        self.assertEqual(first.partner_name, "KIRCHNER MACCHINE SRL")
        self.assertEqual(first.partner_account, "IT60X0542811101000000654321")
        self.assertEqual(first.partner_street, "VIA ROMA 2")
        self.assertEqual(first.end_to_end_id, "E2E-42")
        # Whoever paid us had an order of his own.
        self.assertEqual(first.order_ids, ())
        self.assertEqual(first.bank_id, "1101211170370635")
        self.assertEqual(second.amount, Decimal("-500.00"))
        self.assertEqual(second.check_number, "3011")
        self.assertEqual(second.text, "ASSEGNO VOSTRO ASSEGNO N. 3011")

    def test_cbi_unpaid_effect(self):
        text = files.cbi_rh(
            files.cbi_movement(-50000, "EFFETTO INSOLUTO", "42"),
            files.cbi_movement(-500, "COMMISSIONI INSOLUTO", "42", number=2),
        )
        [statement] = self.read_file(text)
        first, second = statement.transactions
        self.assertEqual(first.returned.kind, "return")
        self.assertIsNone(second.returned)

    def test_cbi_lines_without_the_blank_before_them(self):
        text = files.cbi_rh(files.cbi_movement(100))
        text = "\n".join(line.strip() for line in text.splitlines())
        [statement] = self.read_file(text)
        self.assertAmounts(statement, "1.00")

    def test_cbi_that_contradicts_itself(self):
        movement = files.cbi_movement(100)
        self.assertSays(
            files.cbi_rh(movement, end=5),
            "Line 4 (record 64) of the CBI RH file “bank.dat” cannot be read: the "
            "opening balance 1000.00 and the transactions (1.00 in total) add up to "
            f"1001.00, but the closing balance is 0.05. {self.CORRECT}",
        )
        self.assertSays(
            files.cbi_rh(movement, reports=2),
            "Line 5 (record EF) of the CBI RH file “bank.dat” cannot be read: the "
            "number of accounts is given as 2, but those in the file come to 1. "
            f"{self.CORRECT}",
        )
        self.assertSays(
            files.cbi_rh(movement).replace("C000000000001,00", "C.00000000001,00"),
            "Line 3 (record 62) of the CBI RH file “bank.dat” cannot be read: the "
            f"amount “.00000000001,00” is not a number. {self.CORRECT}",
        )

    # -- Norma 19 --------------------------------------------------------------

    def test_norma_19_debits_that_came_back(self):
        first = files.norma19_debit(123456, "1")
        whose = f"{'B12345678':9}{'001'}{'CLIENTE00042':12}"
        further = f"5691{whose}{'DEL 12 DE OCTUBRE':40}"
        where = f"{'CALLE MAYOR 2':40}{'MADRID':35}28001"
        address = f"5696{whose}{'KIRCHNER SL':40}{where}"
        second = files.norma19_debit(5000, "6", "GARCIA HERMANOS")
        [statement] = self.read_file(files.norma19(first, further, address, second))
        self.assertEqual(statement.account_number, "20850000180000000000")
        self.assertEqual(statement.date, date(2026, 11, 10))
        self.assertIsNone(statement.balance_end)
        self.assertAmounts(statement, "-1234.56", "-50.00")
        one, two = statement.transactions
        self.assertEqual(one.returned.code, "AM04")
        self.assertEqual(one.returned.text, "Incorriente")
        self.assertEqual(one.returned.kind, "return")
        self.assertEqual(one.text, "FACTURA 42 DEL 12 DE OCTUBRE")
        self.assertEqual(one.partner_name, "KIRCHNER SL")
        self.assertEqual(one.partner_account, "21000418450200051332")
        self.assertEqual(one.partner_street, "CALLE MAYOR 2")
        self.assertEqual(one.partner_city, "28001 MADRID")
        self.assertEqual(one.mandate, "CLIENTE00042")
        self.assertEqual(one.end_to_end_id, "REF0000042")
        self.assertEqual((two.returned.code, two.returned.kind), ("MD06", "refund"))

    def test_norma_19_that_contradicts_itself(self):
        debit = files.norma19_debit(100000)
        place = "Line 4 (record 5890) of the Norma 19 file “bank.dat” cannot be read: "
        for text, said in (
            (
                files.norma19(debit, total=100001),
                "the sum of the debits is given as 1000.01, but those in the file "
                "come to 1000.00",
            ),
            (
                files.norma19(debit, count=2),
                "the number of debits is given as 2, but those in the file come to 1",
            ),
            (
                files.norma19(debit, records=7),
                "the number of records is given as 7, but those in the file come to 3",
            ),
        ):
            self.assertSays(text, f"{place}{said}. {self.CORRECT}")
        self.assertSays(
            files.norma19(debit, end=False),
            "The Norma 19 file “bank.dat” ends before its record 5990, so a part of it "
            "is missing. Download it from the bank again; nothing was imported.",
        )

    # -- 1CClientBankExchange --------------------------------------------------

    def _exchange(self, **options):
        documents = (
            files.exchange_document("1234.56", Код="18810177260810424242"),
            files.exchange_document("100.00", is_out=True),
        )
        figures = {"end": "2134.56", "debits": "100.00", "credits": "1234.56"}
        return files.exchange(*documents, **{**figures, **options})

    def test_1c_in_every_character_set(self):
        text = self._exchange()
        dos = text.replace("Кодировка=Windows", "Кодировка=DOS")
        for data in (
            text.encode("cp1251"),
            dos.encode("cp866"),
            text.encode(),
            text.encode("utf-8-sig"),
            text.encode("utf-16"),
        ):
            [statement] = self.read_file(data)
            self.assertEqual(statement.account_number, files.RUSSIAN)
            self.assertEqual(statement.currency, "RUB")
            self.assertEqual(statement.date, date(2026, 11, 30))
            self.assertEqual(statement.balance_start, Decimal("1000.00"))
            self.assertEqual(statement.balance_end, Decimal("2134.56"))
            first, second = statement.transactions
            self.assertEqual(first.amount, Decimal("1234.56"))
            self.assertEqual(first.date, date(2026, 11, 10))
            self.assertEqual(first.text, "Оплата по счету 42 от 12.10.2026")
            self.assertEqual(first.partner_name, "ООО Кирхнер")
            self.assertEqual(first.partner_account, files.THEIRS)
            self.assertEqual(first.reference, "18810177260810424242")
            self.assertEqual(second.amount, Decimal("-100.00"))
            self.assertEqual(second.partner_name, "ООО Кирхнер")

    def test_1c_between_accounts_of_ours(self):
        own = "РасчСчет=40702840500000054321\r\nСекцияРасчСчет"
        text = files.exchange(
            files.exchange_document(
                "100.00",
                is_out=True,
                ДатаПоступило="11.11.2026",
                ПолучательСчет="40702840500000054321",
            ),
            end="900.00",
            debits="100.00",
            credits="0.00",
        ).replace("СекцияРасчСчет", own, 1)
        first, second = self.read_file(text)
        if first.account_number != files.RUSSIAN:
            first, second = second, first
        self.assertAmounts(first, "-100.00")
        self.assertAmounts(second, "100.00")
        self.assertEqual(second.currency, "USD")
        self.assertEqual(second.transactions[0].date, date(2026, 11, 11))

    def test_1c_purpose_over_two_lines_and_no_payers_account(self):
        text = files.exchange(
            files.exchange_document(
                "100.00",
                is_out=True,
                ПлательщикСчет="",
                НазначениеПлатежа="Комиссия\r\nза ноябрь",
            ),
            end="900.00",
            debits="100.00",
            credits="0",
        )
        [statement] = self.read_file(text)
        self.assertAmounts(statement, "-100.00")
        self.assertEqual(statement.transactions[0].text, "Комиссия за ноябрь")

    def test_1c_through_another_bank(self):
        text = files.exchange(
            files.exchange_document(
                "100.00",
                is_out=True,
                ПлательщикСчет="30101810400000000225",
                ПлательщикРасчСчет=files.RUSSIAN,
                ПолучательСчет="30101810400000000593",
                ПолучательРасчСчет=files.THEIRS,
            ),
            end="900.00",
            debits="100.00",
            credits="0",
        )
        [statement] = self.read_file(text)
        self.assertAmounts(statement, "-100.00")
        self.assertEqual(statement.transactions[0].partner_account, files.THEIRS)

    def test_1c_payment_orders_are_no_statement(self):
        order = files.exchange_document("100.00", is_out=True, ДатаСписано="")
        text = files.exchange(order, end="", debits="", credits="")
        head, _section, rest = text.partition("СекцияРасчСчет")
        self.assertSays(
            head + rest.partition("КонецРасчСчет\r\n")[2],
            "The 1CClientBankExchange file “bank.dat” contains payment orders, not "
            "what was booked. Download the statement of the account.",
        )

    def test_1c_that_contradicts_itself(self):
        name = "1CClientBankExchange"
        place = f"Line 9 of the {name} file “bank.dat” cannot be read: "
        for options, said in (
            (
                {"end": "2134.57"},
                "the opening balance 1000.00 and the transactions (1134.56 in total) "
                "add up to 2134.56, but the closing balance is 2134.57",
            ),
            (
                {"credits": "1234.57"},
                "the sum of the credits is given as 1234.57, but those in the file "
                "come to 1234.56",
            ),
        ):
            text = self._exchange(**options)
            self.assertSays(text, f"{place}{said}. {self.CORRECT}")
        self.assertSays(
            self._exchange().replace("КонецФайла", ""),
            f"The {name} file “bank.dat” ends before its record КонецФайла, so a part "
            "of it is missing. Download it from the bank again; nothing was imported.",
        )
        self.assertSays(
            self._exchange().replace("КонецДокумента", "", 1),
            f"Line 31 of the {name} file “bank.dat” cannot be read: the section that "
            f"begins in line 18 has no end (КонецДокумента). {self.CORRECT}",
        )
        self.assertSays(
            self._exchange().replace("=10.11.2026", "=31.11.2026", 1),
            f"Line 18 of the {name} file “bank.dat” cannot be read: “31.11.2026” is "
            f"not a valid date. {self.CORRECT}",
        )
        self.assertSays(
            self._exchange()
            .replace(f"ПлательщикСчет={files.RUSSIAN}", "")
            .replace("ДатаСписано=10.11.2026", ""),
            f"Line 31 of the {name} file “bank.dat” cannot be read: neither the "
            "payer's account nor the payee's is one of the file's own. "
            f"{self.CORRECT}",
        )
