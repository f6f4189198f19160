"""A small file of each format of one country's banks and of interfaces."""

from .national_files import (
    berlin,
    berlin_entry,
    bgmax,
    bgmax_payment,
    cbi_movement,
    cbi_rh,
    cnab,
    cnab_entry,
    exchange,
    exchange_document,
    ktl,
    ktl_payment,
    lockbox,
    lockbox_check,
    nacha,
    nacha_return,
    norma19,
    norma19_debit,
    ocr_giro,
    ocr_payment,
    tito,
    tito_transaction,
    wise,
    wise_row,
)


def samples():
    """A file of each format, by its name, and how many transactions it has."""
    kid = ocr_payment(1, 100000, "000000424207"), ocr_payment(2, 5, "4")
    day = exchange(
        exchange_document("250.50"),
        exchange_document("100.00", is_out=True),
        end="1150.50",
        debits="100.00",
        credits="250.50",
    )
    return {
        "BgMax": (bgmax(bgmax_payment(100000, "4242"), bgmax_payment(500)), 2),
        "OCR giro": (ocr_giro(*kid), 2),
        "TITO": (tito(tito_transaction(100000, "1232"), tito_transaction(-500)), 2),
        "KTL": (ktl(ktl_payment(100000, "1232"), ktl_payment(500, "13")), 2),
        "CNAB 240": (cnab(cnab_entry(100000, "PIX"), cnab_entry(-500, "TARIFA")), 2),
        "CBI RH": (cbi_rh(cbi_movement(100000), cbi_movement(-500, number=2)), 2),
        "1CClientBankExchange": (day, 2),
        "NACHA": (nacha(nacha_return(100000), nacha_return(500, number=2)), 2),
        "BAI lockbox": (
            lockbox(lockbox_check(100000, "3011"), lockbox_check(500, "7", 2)),
            2,
        ),
        "Norma 19": (norma19(norma19_debit(100000), norma19_debit(500, "6")), 2),
        "Berlin Group": (
            berlin(
                berlin_entry("1000.00"),
                berlin_entry("-5.00", "creditor", transactionId="20261110-0002"),
            ),
            2,
        ),
        "Wise": (
            wise(
                wise_row(-5, 1995, "2026-11-11", "TRANSFER-1000043"),
                wise_row(1000, 2000),
                end=1995,
            ),
            2,
        ),
    }


#: A record that a format does not have, and where its code stands.
SPOILT = {
    "BgMax": ("99", "99"),
    "OCR giro": ("NY090077", "77"),
    "TITO": ("X10", "X10"),
    "KTL": ("7", "7"),
    "CNAB 240": ("00100017", "7"),
    "CBI RH": (" 99", "99"),
    "1CClientBankExchange": ("КонецДокумента", "КонецДокумента"),
    "NACHA": ("3", "3"),
    "BAI lockbox": ("3", "3"),
    "Norma 19": ("7790", "7790"),
}


def spoilt(name):
    """A file with such a record before its last one, the number of its line, and its
    code."""
    text, _count = samples()[name]
    lines = text.splitlines()
    at = len(lines) - 1
    if name == "NACHA":
        # Lines of nines stand behind the last record.
        at = next(n for n, line in enumerate(lines) if line[:4] == "9000")
    record, code = SPOILT[name]
    lines.insert(at, record)
    return "\n".join(lines), at + 1, code
