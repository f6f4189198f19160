"""Generates files of the formats of one country's banks and of interfaces.

Each has so many transactions, and says of itself what it contains.
"""

from __future__ import annotations

import json
from collections.abc import Callable

CENTS = 1234


def _lines(width: int, *records: str) -> bytes:
    return "".join(f"{record:{width}}\r\n" for record in records).encode()


def bgmax(count: int) -> bytes:
    """Payments with name and information, one deposit."""
    records = (
        f"20{'51234567':0>10}{number:>25}{CENTS:018d}21{number:012d}0\r\n"
        f"25{f'FAKTURA {number}':50}\r\n26{'KIRCHNER MASKIN AB':70}"
        for number in range(count)
    )
    return _lines(
        80,
        f"01{'BGMAX':20}0120261110173035010331P",
        f"05{'0009912346':20}SEK",
        *records,
        f"15{'58410000123456':0>35}2026111000001{CENTS * count:018d}SEK{count:08d}",
        f"70{count:08d}{0:016d}{1:08d}",
    )


def ocr_giro(count: int) -> bytes:
    """Payments with KID and account."""
    records = (
        f"NY091030{number:07d}101126131011234500{CENTS:016d}{number:>25}000000\r\n"
        f"NY091031{number:07d}{number:010d}1234567890000000091126"
        f"12345678903{'':0<22}"
        for number in range(count)
    )
    total = f"{CENTS * count:017d}101126"
    return _lines(
        80,
        f"{'NY00001000008080101949000008080':0<80}",
        f"{'NY090020001008566000000298765432103':0<80}",
        *records,
        f"{f'NY090088{count:08d}{2 * count + 2:08d}{total}':0<80}",
        f"{f'NY000089{count:08d}{2 * count + 4:08d}{total}':0<80}",
    )


def tito(count: int) -> bytes:
    """Deposits with reference, name and a message."""
    records = (
        f"T10188{number % 1_000_000:06d}{number:018d}2611102611102611101710{'PANO':35}"
        f"+{CENTS:018d} A{'KIRCHNER':35}A{'12345600000785':14} {number:020d}{'':9}\r\n"
        f"T1104300{f'LASKU {number}':35}"
        for number in range(count)
    )
    total = f"+{CENTS * count:018d}"
    return _lines(
        10,
        f"T003221001234560000078500126111026111026111018000{'':16}261109+{0:018d}"
        f"{2 * count + 2 if count < 490_000 else 0:06d}EUR{'TILI':223}",
        *records,
        f"T40050261110{total}{total}",
    )


def ktl(count: int) -> bytes:
    """Reference payments."""
    records = (
        f"312345600000785261110261109{number:016d}{number:020d}{'KIRCHNER':12}1A"
        f"{CENTS:010d}0A0"
        for number in range(count)
    )
    told = f"{count if count < 1_000_000 else 0:06d}{CENTS * count % 10**11:011d}"
    return _lines(90, "026111008301 1234567891", *records, f"9{told}{0:017d}")


def cnab_240(count: int) -> bytes:
    """An account statement."""
    own = f"2{'11222333000181'}{'':20}012345{'000000567890'}1 {'FJORDLYS LTDA':30}"
    records = (
        f"00100013{number % 100_000:05d}E   {own}{'':6}DPV00{'':20}N1011202610112026"
        f"{CENTS:018d}C2130870{'PIX KIRCHNER':25}{number:039d}"
        for number in range(count)
    )
    total = CENTS * count
    return _lines(
        240,
        f"00100000{'':9}{own}",
        f"00100011E0440032 {own}{'':40}09112026{0:018d}CFBRL00001",
        *records,
        f"00100015{'':9}{own[:55]}{'':16}{0:054d}10112026{total:018d}CF"
        f"{(count + 2) % 10**6:06d}{0:018d}{total:018d}",
        f"00199999{'':9}000001{(count + 4) % 10**6:06d}",
    )


def cbi_rh(count: int) -> bytes:
    """Movements with who ordered and remittance information."""

    def amount(cents: int) -> str:
        return f"{cents // 100:012d},{cents % 100:02d}"

    records = (
        f" 620000001{number % 1000:03d}101126101126C{amount(CENTS)}48PX{'':16}"
        f"{number:016d}{'':9}{'BONIFICO':34}\r\n"
        f" 630000001{number % 1000:03d}YYY09112026{'12345670017':16}"
        f"{'KIRCHNER MACCHINE SRL':80}\r\n"
        f" 630000001{number % 1000:03d}RI1{f'FATTURA {number}':104}"
        for number in range(count)
    )
    end = f"C{amount(CENTS * count)}"
    return _lines(
        120,
        f" RH03069F4614101126{'1':20}",
        f" 610000001{'':18}93001{'CONTO':16}34X0542811101000000123456EUR101126"
        f"C{amount(0)}IT60",
        *records,
        f" 640000001EUR101126{end}{end}",
        f" EF03069F4614101126{'1':26}{1:07d}{'':30}{(3 * count + 4) % 10**7:07d}",
    )


def client_bank_1c(count: int) -> bytes:
    """Receipts with payer and purpose, in Windows-1251."""
    ours, theirs = "40702810900000012345", "40702810500000054321"
    records = "".join(
        f"СекцияДокумент=Платежное поручение\r\nНомер={number}\r\nДата=10.11.2026\r\n"
        f"Сумма=12.34\r\nДатаПоступило=10.11.2026\r\nПлательщикСчет={theirs}\r\n"
        f"Плательщик=ИНН 7707654321 ООО Кирхнер\r\nПолучательСчет={ours}\r\n"
        f"НазначениеПлатежа=Оплата по счету {number}\r\nКонецДокумента\r\n"
        for number in range(count)
    )
    total = f"{CENTS * count // 100}.{CENTS * count % 100:02d}"
    return (
        "1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\n"
        f"РасчСчет={ours}\r\nСекцияРасчСчет\r\nДатаНачала=01.11.2026\r\n"
        f"ДатаКонца=30.11.2026\r\nРасчСчет={ours}\r\nНачальныйОстаток=0.00\r\n"
        f"ВсегоПоступило={total}\r\nВсегоСписано=0.00\r\nКонечныйОстаток={total}\r\n"
        f"КонецРасчСчет\r\n{records}КонецФайла\r\n"
    ).encode("cp1251")


def nacha(count: int) -> bytes:
    """Debits that came back."""
    records = (
        f"626091000019{'123456789':17}{CENTS:010d}{number:<15}{'KIRCHNER INC':22}  1"
        f"{number:015d}\r\n799R01{number:015d}{'':6}09100001{'':44}{number:015d}"
        for number in range(count)
    )
    sums = f"{0:010d}{CENTS * count % 10**12:012d}{0:012d}"
    return _lines(
        94,
        f"101 076401251 0910000192611100830A094101{'':54}",
        f"5200{'FJORDLYS INC':36}1234567890PPD{'INVOICES':10}261105261109315109100001",
        *records,
        f"8200{2 * count % 10**6:06d}{sums}",
        f"9000001000001{2 * count % 10**8:08d}{sums}",
    )


def bai_lockbox(count: int) -> bytes:
    """Checks with their payer, a lockbox of 500 each."""
    records: list[str] = []
    for first in range(0, count, 500):
        size = min(500, count - first)
        box = f"{first // 500:07d}261110"
        records.append(f"5001000{box}")
        records += (
            f"6001{number % 1000:03d}{CENTS:010d}0910000190012345678{number:010d}"
            f"110626{'KIRCHNER INC':30}"
            for number in range(first, first + size)
        )
        records.append(f"7001000{box}{size:03d}{CENTS * size:010d}")
        records.append(f"8001000{box}{size:04d}{CENTS * size:010d}")
    return _lines(
        104,
        f"100{'FJORDLYS':10}{'0910000190':10}2611100830",
        f"2{'FJORDLYS':10}{'0910000190':10}0000000000400080000",
        *records,
        f"9{(len(records) + 3) % 10**6:06d}",
    )


def norma_19(count: int) -> bytes:
    """Debits that came back, with two lines of text."""
    who = f"{'B12345678':9}001"
    records = (
        f"5690{who}{number:012d}{'KIRCHNER SL':40}21000418450200051332{CENTS:010d}"
        f"000001{number:010d}{f'FACTURA {number}':40}1{'':7}\r\n"
        f"5691{who}{number:012d}{'DEL 12 DE OCTUBRE':134}"
        for number in range(count)
    )
    sums = f"{CENTS * count % 10**10:010d}{'':6}{count:010d}"
    return _lines(
        162,
        f"5190{who}101126",
        f"5390{who}091126101126{'FJORDLYS SL':40}20850000180000000000",
        *records,
        f"5890{who}{'':72}{sums}{2 * count + 2:010d}",
        f"5990{who}{'':52}0001{'':16}{sums}{2 * count + 4:010d}",
    )


def berlin_group(count: int) -> bytes:
    """Receipts, as an interface of PSD2 answers."""
    booked = [
        {
            "transactionId": f"2026111{number:09}",
            "bookingDate": "2026-11-10",
            "valueDate": "2026-11-10",
            "transactionAmount": {"currency": "EUR", "amount": "12.34"},
            "debtorName": "Kirchner Maschinenbau",
            "debtorAccount": {"iban": "DE89370400440532013000"},
            "remittanceInformationUnstructured": f"Rechnung {number} vom 12.10.2026",
        }
        for number in range(count)
    ]
    account = {"iban": "DE12500105170648489890"}
    answer = {"account": account, "transactions": {"booked": booked, "pending": []}}
    return json.dumps(answer).encode()


def wise(count: int) -> bytes:
    """Receipts of a balance, the latest first."""
    rows = [
        {
            "type": "CREDIT",
            "date": "2026-11-10T09:30:00Z",
            "amount": {"value": 1, "currency": "EUR"},
            "totalFees": {"value": 0, "currency": "EUR"},
            "details": {
                "senderName": "Kirchner Maschinenbau",
                "senderAccount": "DE89370400440532013000",
                "paymentReference": f"Invoice {number}",
            },
            "runningBalance": {"value": number + 1, "currency": "EUR"},
            "referenceNumber": f"TRANSFER-{number}",
        }
        for number in range(count)
    ]
    end = {"value": count, "currency": "EUR"}
    answer = {"transactions": rows, "endOfStatementBalance": end}
    return json.dumps(answer).encode()


#: By the format's name in small letters, without blanks.
NATIONAL: dict[str, Callable[[int], bytes]] = {
    "bgmax": bgmax,
    "ocr_giro": ocr_giro,
    "tito": tito,
    "ktl": ktl,
    "cnab_240": cnab_240,
    "cbi_rh": cbi_rh,
    "1cclientbankexchange": client_bank_1c,
    "nacha": nacha,
    "bai_lockbox": bai_lockbox,
    "norma_19": norma_19,
    "berlin_group": berlin_group,
    "wise": wise,
}
