"""What holds for every format of one country's banks and of interfaces: it is told from
all others, takes what programs do to a file on its way, and refuses what is broken."""

import os
import random
import time

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats.shared import registry

from . import national_files as files
from . import national_samples
from .national_case import NationalCase

#: How many broken files each reader is given; more where somebody has the time.
DEPTH = int(os.environ.get("BANK_STATEMENT_FUZZ", "60"))
#: Formats of records, whose files may come in other character sets and line ends.
JSON = ("Berlin Group", "Wise")
#: What is not filled with blanks, or not found without line ends.
NOT_IN_A_BLOCK = ("1CClientBankExchange", "BAI lockbox", *JSON)
#: Characters that mean something to some of them.
SIGNS = '0123456789 -+,.CDTRHEF\t\r\n\x00\x1aé"{}[]:='


@tagged("post_install", "-at_install")
class TestFormatsNational(NationalCase):
    def _told(self, statements):
        return [
            (
                each.account_number,
                each.currency,
                each.balance_start,
                each.balance_end,
                [
                    (line.date, line.amount, line.text, line.reference)
                    for line in each.transactions
                ],
            )
            for each in statements
        ]

    def test_every_format_is_recognised_by_itself_alone(self):
        for name, (text, count) in national_samples.samples().items():
            data = text.encode()
            known = [each for each in registry.formats() if each.recognise(data)]
            names = [each.name for each in known if not each.table]
            self.assertEqual(names, [name])
            self.assertEqual(registry.recognise(data).name, name)
            found = self.read_file(data)
            lines = [line for each in found for line in each.transactions]
            self.assertEqual(len(lines), count, name)
            keys = {(line.bank_id, line.date, line.amount) for line in lines}
            self.assertEqual(len(keys), count, name)
            self.assertTrue(all(line.bank_id for line in lines), name)

    def test_the_same_file_twice_gives_the_same_identifications(self):
        for name, (text, _count) in national_samples.samples().items():
            first, again = self.read_file(text), self.read_file(text)
            self.assertEqual(first, again, name)

    def test_what_programs_do_to_a_file_on_its_way(self):
        for name, (text, _count) in national_samples.samples().items():
            told = self._told(self.read_file(text))
            lines = text.splitlines()
            changed = {
                "no line end behind the last": "\r\n".join(lines),
                "line feeds": "\n".join(lines) + "\n",
                "carriage returns": "\r".join(lines) + "\r",
                "blanks cut off": "\n".join(line.rstrip() for line in lines),
                "blanks to spare": "\n".join(f"{line}   " for line in lines),
                "empty lines": "\n\n".join(lines) + "\n\n\n",
                "a mark at the end": f"{text}\x1a",
                "empty lines before": f"\n\n{text}",
            }
            if name not in NOT_IN_A_BLOCK and name not in ("TITO",):
                width = len(lines[0])
                changed["one block"] = "".join(f"{line:{width}}" for line in lines)
            if name == "TITO":
                changed["one block"] = "".join(lines)
            if name in JSON:
                changed.pop("a mark at the end")
            for what, content in changed.items():
                with self.subTest(name=name, what=what):
                    found = self._told(self.read_file(content.encode()))
                    self.assertEqual(found, told)
            found = self.read_file(text, "utf-8-sig")
            self.assertEqual(self._told(found), told, name)

    def test_a_record_that_the_format_does_not_have(self):
        for name in national_samples.SPOILT:
            text, line, code = national_samples.spoilt(name)
            place = f"Line {line} (record {code})"
            if name == "1CClientBankExchange":
                place = f"Line {line}"
            self.assertSays(
                text,
                f"{place} of the {name} file “bank.dat” cannot be read: “{code}” is "
                f"not a record code. {self.CORRECT}",
            )

    def test_a_file_cut_anywhere_is_read_whole_or_refused(self):
        for name, (text, _count) in national_samples.samples().items():
            told = self._told(self.read_file(text))
            chance = random.Random(name)
            for _each in range(DEPTH):
                part = text[: chance.randrange(len(text))]
                found = self._read_if_sound(name, part.encode())
                if found is not None:
                    self.assertEqual(self._told(found), told, (name, part[-200:]))

    def test_broken_files_are_read_or_refused_in_a_sentence(self):
        for name, (text, _count) in national_samples.samples().items():
            chance = random.Random(f"broken {name}")
            for _each in range(DEPTH):
                broken = list(text)
                for _step in range(chance.randint(1, 4)):
                    self._break(broken, chance)
                self._read_if_sound(name, "".join(broken).encode())
                blob = bytearray(text.encode())
                blob[chance.randrange(len(blob))] = chance.randrange(256)
                self._read_if_sound(name, bytes(blob))

    def _break(self, text, chance):
        at = chance.randrange(len(text) or 1)
        kind = chance.randrange(4)
        if kind == 0:
            text[at : at + 1] = chance.choice(SIGNS)
        elif kind == 1:
            del text[at : at + chance.randint(1, 120)]
        elif kind == 2:
            text[at:at] = text[at : at + chance.randint(1, 200)]
        else:
            text[at:at] = chance.choice(SIGNS) * chance.randint(1, 5)

    def _read_if_sound(self, name, data):
        """The statements that the format's reader finds; None where it refuses them."""
        [reader] = [each for each in registry.formats() if each.name == name]
        self.assertIn(reader.recognise(data), (True, False))
        try:
            found = reader.read(data, self.filename)
        except statement_formats.StatementError as error:
            said = str(error)
            self.assertNotIn("\n", said)
            self.assertLess(len(said), 1000)
            self.assertTrue(said.endswith("."), said)
            return None
        for statement in found:
            for line in statement.transactions:
                self.assertTrue(line.amount.is_finite())
                self.assertTrue(1900 <= line.date.year <= 2200)
                self.assertTrue(all(isinstance(v, str) for v in line.raw.values()))
        return found

    def test_a_year_of_payments_is_read_in_seconds(self):
        payment = files.tito_transaction(100, "1232", "KIRCHNER", "Pano")
        text = files.tito(*[payment] * 4_000)
        started = time.process_time()
        [statement] = self.read_file(text)
        self.assertEqual(len(statement.transactions), 4_000)
        self.assertLess(time.process_time() - started, 3)
