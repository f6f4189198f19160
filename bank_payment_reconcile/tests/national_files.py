"""Files of banks of one country each, laid out by hand as their descriptions say.

Each builder puts the records around what a test is about; its amounts are in cents.
"""

import json

# BgMax (Sweden) ----------------------------------------------------------------------


def bgmax_payment(
    cents, reference="", sender="", serial="000120000018", code="20", kind="2"
):
    line = f"{code}{sender:0>10}{reference:<25}{cents:018d}{kind}1{serial:<12}0"
    return f"{line:80}"


def bgmax(*payments, deposit=None, count=None, end=None, day="20261110"):
    """One section with these records, and the deposit behind them."""
    kinds = [each[:2] for each in payments]
    signs = {"20": 1, "21": -1}
    total = sum(signs.get(each[:2], 0) * int(each[37:55] or 0) for each in payments
                if each[:2] in signs)  # fmt: skip
    number = sum(kind in signs for kind in kinds)
    deposit = total if deposit is None else deposit
    count = number if count is None else count
    counts = (
        kinds.count("20"),
        kinds.count("21"),
        kinds.count("22") + kinds.count("23"),
        1,
    )
    end = "".join(f"{each:08d}" for each in counts) if end is None else end
    lines = (
        f"01{'BGMAX':20}0120261110173035010331P",
        f"05{'0009912346':10}{'':10}SEK",
        *payments,
        f"15{'58410000123456':0>35}{day}00056{deposit:018d}SEK{count:08d}",
        f"70{end}",
    )
    return "".join(f"{line:80}\r\n" for line in lines if line)


# OCR giro (Norway) -------------------------------------------------------------------

OCR_START = f"NY0000100000808010919490{'00008080':8}"


def ocr_payment(number, cents, kid, sign="0", kind="10", account="12345678903"):
    return (
        f"NY09{kind}30{number:07d}101126{'13':2}{'10':2}1{'12345'}{sign}{cents:017d}"
        f"{kid:>25}000000",
        f"NY09{kind}31{number:07d}{'0099384622':10}{'123456789'}{'0000000'}091126"
        f"{account}{'':0<22}",
    )


def ocr_giro(*payments, total=None, count=None, end=None, account="98765432103"):
    """One assignment with these payments, each a list of its records."""
    records = [line for each in payments for line in each]
    sums = [
        int(line[32:49]) * (-1 if line[31] == "-" else 1)
        for line in records
        if line[6:8] == "30"
    ]
    total = sum(sums) if total is None else total
    count = len(sums) if count is None else count
    totals = f"{count:08d}{len(records) + 2:08d}{total:017d}"
    whole = f"{count:08d}{len(records) + 4:08d}{total:017d}"
    lines = (
        f"{OCR_START:0<80}",
        f"{f'NY0900200010085660000002{account}':0<80}",
        *records,
        f"{f'NY090088{totals}101126101126101126':0<80}",
        f"{f'NY000089{whole if end is None else end}101126':0<80}" if end != "" else "",
    )
    return "".join(f"{line}\n" for line in lines if line)


# TITO and KTL (Finland) --------------------------------------------------------------


def tito_transaction(
    cents, reference="", name="", text="", event=None, level=" ", archive="26111025"
):
    event = event or ("1" if cents >= 0 else "2")
    sign = "+" if cents >= 0 else "-"
    return (
        f"T10188{1:06d}{archive:18}261110261111261109{event}710{text:35}"
        f"{sign}{abs(cents):018d} A{name:35}A{'12345600000785':14} {reference:0>20}"
        f"{'':8}{level}"
    )


def tito_detail(kind, text):
    return f"T11{8 + len(text):03d}{kind}{text}"


def tito(*records, start=100000, end=None, told=None, iban=""):
    """One statement with these records, and the balance of its day."""
    signs = {"+": 1, "-": -1}
    booked = [
        signs[each[87]] * int(each[88:106])
        for each in records
        if each[:3] == "T10" and each[187] in " 0" and each[48] != "9"
    ]
    end = start + sum(booked) if end is None else end
    told = len(records) + 1 + (end != "") if told is None else told
    lines = (
        "T0032210012345600000785022261101261130" + "2612010800" + f"{'':17}261031"
        f"{'-' if start < 0 else '+'}{abs(start):018d}{told:06d}EUR{'TILI':30}{0:018d}"
        f"{'FJORDLYS OY':35}{'PANKKI':40}{'':40}{'':30}{iban:30}",
        *records,
        f"T40050261130{'-' if end < 0 else '+'}{abs(end):018d}+{abs(end):018d}"
        if end != ""
        else "",
    )
    return "".join(f"{line}\r\n" for line in lines if line)


def ktl_payment(cents, reference, corrected="0", name="KIRCHNER"):
    return (
        f"3{'12345600000785'}261110261109{'26111025931X0001':16}{reference:0>20}"
        f"{name:12}1A{cents:010d}{corrected}A0"
    )


def ktl(*payments, count=None, total=None):
    paid = [int(each[77:87]) for each in payments if each[87] == "0"]
    corrected = [int(each[77:87]) for each in payments if each[87] == "1"]
    count = len(paid) if count is None else count
    total = sum(paid) if total is None else total
    lines = (
        f"{'02611100830' + '1 ' + '123456789' + '1':90}",
        *payments,
        f"{f'9{count:06d}{total:011d}{len(corrected):06d}{sum(corrected):011d}':90}",
    )
    return "".join(f"{line}\n" for line in lines)


# CNAB 240 (Brazil) -------------------------------------------------------------------


def cnab_entry(cents, text, document="", nature="DPV", number=1):
    sign = "C" if cents >= 0 else "D"
    head = f"00100013{number:05d}E   2{'11222333000181'}{'':20}"
    own = f"{'01234'}5{'000000567890'}1 {'FJORDLYS LTDA':30}"
    return (
        f"{head}{own}{'':6}{nature:3}{'00':2}{'':20}N11112026"
        f"10112026{abs(cents):018d}{sign}{'213':3}{'0870':4}{text:25}{document:39}"
    )


def cnab(*entries, start=500000, end=None, records=None, sums=None, last=None):
    """One lot of an account statement."""
    amounts = [
        int(each[150:168]) * (1 if each[168] == "C" else -1)
        for each in entries
        if each[108:111] == "DPV"
    ]
    end = start + sum(amounts) if end is None else end
    records = len(entries) + 2 if records is None else records
    debits = -sum(each for each in amounts if each < 0)
    credits = sum(each for each in amounts if each > 0)
    sums = f"{debits:018d}{credits:018d}" if sums is None else sums
    whole = len(entries) + 4 if last is None else last
    own = f"2{'11222333000181'}{'':20}{'01234'}5{'000000567890'}1 "
    lines = (
        f"00100000{'':9}{own}{'FJORDLYS LTDA':30}{'BANCO DO BRASIL':30}{'':10}2"
        f"10112026083000000001089{'':74}",
        f"00100011E0440032 {own}{'FJORDLYS LTDA':30}{'':40}09112026"
        f"{abs(start):018d}{'C' if start >= 0 else 'D'}FBRL{'00017'}",
        *entries,
        f"00100015{'':9}{own}{'':16}{0:018d}{0:018d}{0:018d}10112026"
        f"{abs(end):018d}{'C' if end >= 0 else 'D'}F{records:06d}{sums}",
        f"00199999{'':9}000001{whole:06d}000001",
    )
    return "".join(f"{line:240}\r\n" for line in lines)


def cnab_bill(paid, credited, number="NF 42", movement="06", ours="109000000042"):
    return (
        f"0010001300001T {movement}{'01234'}5{'000000567890'}1 {ours:20}1{number:15}"
        f"10112026{paid:015d}001{'00001'}0{'PEDIDO 7':25}091{'000012345678909'}"
        f"{'KIRCHNER MAQUINAS':40}{'':10}{paid - credited:015d}{'':10}",
        f"0010001300002U {movement}{0:015d}{0:015d}{0:015d}{0:015d}{paid:015d}"
        f"{credited:015d}{0:015d}{0:015d}10112026" + "11112026",
    )


def cnab_bills(*bills):
    """One lot of bills."""
    records = [line for each in bills for line in each]
    lines = (
        f"00100000{'':9}2{'11222333000181'}{'':20}{'01234'}5{'000000567890'}1 ",
        f"00100011T0100030 2{'011222333000181'}{'':20}{'01234'}5{'000000567890'}1 ",
        *records,
        f"00100015{'':9}{len(records) + 2:06d}",
        f"00199999{'':9}000001{len(records) + 4:06d}",
    )
    return "".join(f"{line:240}\r\n" for line in lines)


# CBI RH (Italy) ----------------------------------------------------------------------


def comma(cents, width=15):
    return f"{abs(cents) // 100:0{width - 3}d},{abs(cents) % 100:02d}"


def cbi_movement(cents, text="", reason="48", check="", number=1, reference=""):
    sign = "C" if cents >= 0 else "D"
    return (
        f" 620000001{number:03d}111126101126{sign}{comma(cents)}{reason}PX{check:16}"
        f"{reference:16}{'':9}{text:34}"
    )


def cbi_detail(text, number=1):
    return f" 630000001{number:03d}{text}"


def cbi_rh(*records, start=100000, end=None, reports=1, count=None):
    """One report of an account and day."""
    moved = [
        int(each[26:41].replace(",", "")) * (1 if each[25] == "C" else -1)
        for each in records
        if each[1:3] == "62"
    ]
    end = start + sum(moved) if end is None else end
    count = len(records) + 4 if count is None else count
    signs = ["C" if each >= 0 else "D" for each in (start, end)]
    lines = (
        f" RH03069F4614101126{'2026111000000001':20}",
        f" 610000001{'':13}{'':5}93001{'CONTO ORDINARIO':16}34X0542811101000000123456"
        f"EUR101126{signs[0]}{comma(start)}IT60",
        *records,
        f" 640000001EUR101126{signs[1]}{comma(end)}{signs[1]}{comma(end)}",
        f" EF03069F4614101126{'2026111000000001':20}{'':6}{reports:07d}{'':30}"
        f"{count:07d}",
    )
    return "".join(f"{line:120}\r\n" for line in lines)


# 1CClientBankExchange (Russia) -------------------------------------------------------

RUSSIAN = "40702810900000012345"
THEIRS = "40702810500000054321"


def exchange_document(amount, is_out=False, **fields):
    payer, payee = (RUSSIAN, THEIRS) if is_out else (THEIRS, RUSSIAN)
    names = ("ООО Фьордлис", "ООО Кирхнер")
    names = names if is_out else names[::-1]
    values = {
        "СекцияДокумент": "Платежное поручение",
        "Номер": "42",
        "Дата": "09.11.2026",
        "Сумма": amount,
        "ДатаСписано": "10.11.2026" if is_out else "",
        "ДатаПоступило": "" if is_out else "10.11.2026",
        "Плательщик": f"ИНН 7701234567 {names[0]}",
        "ПлательщикСчет": payer,
        "Получатель": f"ИНН 7707654321 {names[1]}",
        "ПолучательСчет": payee,
        "НазначениеПлатежа": "Оплата по счету 42 от 12.10.2026",
        **fields,
    }
    lines = [f"{name}={value}" for name, value in values.items()]
    return "\r\n".join([*lines, "КонецДокумента"])


def exchange(*documents, start="1000.00", end, debits, credits, account=RUSSIAN):
    return "\r\n".join(
        [
            "1CClientBankExchange",
            "ВерсияФормата=1.03",
            "Кодировка=Windows",
            "Отправитель=Банк",
            "Получатель=1С",
            "ДатаНачала=01.11.2026",
            "ДатаКонца=30.11.2026",
            f"РасчСчет={account}",
            "СекцияРасчСчет",
            "ДатаНачала=01.11.2026",
            "ДатаКонца=30.11.2026",
            f"РасчСчет={account}",
            f"НачальныйОстаток={start}",
            f"ВсегоПоступило={credits}",
            f"ВсегоСписано={debits}",
            f"КонечныйОстаток={end}",
            "КонецРасчСчет",
            *documents,
            "КонецФайла",
            "",
        ]
    )


# NACHA returns and BAI lockbox (United States) ---------------------------------------


def nacha_return(cents, code="R01", kind="26", number=1, text="", name="KIRCHNER INC"):
    trace = f"09100001{number:07d}"
    return (
        f"6{kind}091000019{'123456789':17}{cents:010d}{'INV-42':15}{name:22}  1{trace}",
        f"799{code}{'07640125' + f'{number:07d}':15}{'':6}09100001{text:44}{trace}",
    )


def nacha(*returns, debits=None, credits=None, count=None, settled="315", last="9"):
    """One batch of entries, each with its addenda."""
    records = [line for each in returns for line in each]
    entries = [line for line in records if line[0] == "6"]
    amounts = {True: 0, False: 0}
    for line in entries:
        amounts[line[2] in "56789"] += int(line[29:39])
    debits = amounts[True] if debits is None else debits
    credits = amounts[False] if credits is None else credits
    count = len(records) if count is None else count
    sums = f"{91000019:010d}{debits:012d}{credits:012d}"
    lines = [
        f"101 076401251 0910000192611100830A094101{'FJORDLYS INC':23}{'BANK':23}{'':8}",
        f"5200{'FJORDLYS INC':16}{'':20}1234567890PPD{'INVOICES':10}261105261109"
        f"{settled:3}109100001{1:07d}",
        *records,
        f"8200{count:06d}{sums}1234567890{'':25}09100001{1:07d}",
        f"9{1:06d}{1:06d}{count:08d}{sums}{'':39}" if last else "",
    ]
    lines = [line for line in lines if line]
    lines += ["9" * 94] * (-len(lines) % 10)
    return "".join(f"{line:94}\n" for line in lines)


def lockbox_check(cents, number, item=1, name="", batch=1):
    tail = f"110626{name:30}" if name else ""
    return (
        f"6{batch:03d}{item:03d}{cents:010d}091000019{'0012345678'}{number:0>10}{tail}"
    )


def lockbox(*records, count=None, total=None, told=None):
    """One batch of one lockbox."""
    checks = [int(each[7:17]) for each in records if each[0] == "6"]
    count = len(checks) if count is None else count
    total = sum(checks) if total is None else total
    told = len(records) + 6 if told is None else told
    lines = (
        f"100{'FJORDLYS':10}{'0910000190':10}2611100830",
        f"2{'FJORDLYS':10}{'0910000190':10}0000000000400080000",
        f"5001{'000'}0001234261110{'FJORDLYS':10}{'0910000190':10}",
        *records,
        f"70010000001234261110{count:03d}{total:010d}",
        f"80010000001234261110{count:04d}{total:010d}",
        f"9{told:06d}",
    )
    return "".join(f"{line:104}\r\n" for line in lines)


# Norma 19 (Spain) --------------------------------------------------------------------


def norma19_debit(cents, why="1", name="KIRCHNER SL", concept="FACTURA 42"):
    return (
        f"5690{'B12345678':9}{'001'}{'CLIENTE00042':12}{name:40}"
        f"{'21000418450200051332'}{cents:010d}{'000001'}{'REF0000042':10}{concept:40}"
        f"{why}{'':7}"
    )


def norma19(*debits, total=None, count=None, records=None, end=True):
    """One creditor with the debits that came back."""
    kept = [each for each in debits if each[2:4] == "90"]
    total = sum(int(each[88:98]) for each in kept) if total is None else total
    count = len(kept) if count is None else count
    records = len(debits) + 2 if records is None else records
    lines = (
        f"5190{'B12345678':9}{'000'}101126{'':6}{'BANCO':40}",
        f"5390{'B12345678':9}{'001'}091126101126{'FJORDLYS SL':40}"
        f"{'20850000180000000000'}{'':8}01",
        *debits,
        f"5890{'B12345678':9}{'001'}{'':12}{'':40}{'':20}{total:010d}{'':6}{count:010d}"
        f"{records:010d}",
        f"5990{'B12345678':9}{'000'}{'':12}{'':40}0001{'':16}{total:010d}{'':6}"
        f"{count:010d}{records + 2:010d}"
        if end
        else "",
    )
    return "".join(f"{line:162}\r\n" for line in lines if line)


# JSON of interfaces ------------------------------------------------------------------


def berlin(*booked, pending=(), iban="DE12500105170648489890", balances=()):
    return json.dumps(
        {
            "account": {"iban": iban},
            "transactions": {"booked": booked, "pending": list(pending)},
            "balances": list(balances),
        },
        ensure_ascii=False,
    )


def berlin_entry(amount, name="debtor", **fields):
    return {
        "transactionId": "20261110-0001",
        "bookingDate": "2026-11-10",
        "valueDate": "2026-11-11",
        "transactionAmount": {"currency": "EUR", "amount": amount},
        f"{name}Name": "Kirchner Maschinenbau",
        f"{name}Account": {"iban": "DE89370400440532013000"},
        "remittanceInformationUnstructured": "Rechnung 42",
        **fields,
    }


def berlin_balance(kind, amount):
    return {
        "balanceType": kind,
        "balanceAmount": {"currency": "EUR", "amount": amount},
    }


def wise_row(value, balance, day="2026-11-10", reference="TRANSFER-1000042", **fields):
    return {
        "type": "CREDIT" if value > 0 else "DEBIT",
        "date": f"{day}T09:30:00.123456Z",
        "amount": {"value": value, "currency": "EUR"},
        "totalFees": {"value": 0, "currency": "EUR"},
        "details": {
            "type": "DEPOSIT" if value > 0 else "TRANSFER",
            "description": "Received money from Kirchner",
            "senderName": "Kirchner Maschinenbau",
            "senderAccount": "DE89370400440532013000",
            "paymentReference": "Invoice 42",
            **fields.pop("details", {}),
        },
        "runningBalance": {"value": balance, "currency": "EUR"},
        "referenceNumber": reference,
        **fields,
    }


def wise(*rows, end):
    return json.dumps(
        {
            "accountHolder": {"type": "BUSINESS", "businessName": "Fjordlys"},
            "bankDetails": [
                {"accountNumbers": [{"accountType": "IBAN",
                                     "accountNumber": "BE68539007547034"}]}
            ],
            "transactions": list(rows),
            "endOfStatementBalance": {"value": end, "currency": "EUR"},
            "query": {"currency": "EUR"},
        },
    )  # fmt: skip
