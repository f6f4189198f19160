"""Proofs of banks' balances as a workbook: a sheet a bank, amounts as numbers, dates
as dates, totals as formulas."""

import io
import re

import xlsxwriter

#: Heading, width. The columns of a list of items.
WIDTHS = (12, 18, 14, 30, 36, 8, 8, 16, 16)
AMOUNT, TOTAL = 7, 8


class BankProofWorkbook:
    """Writes one workbook.

    :param content: "statement" for the statement with its proof, "outstanding" for
        the list of what the bank had not shown.
    """

    def __init__(self, env, content):
        self.env = env
        self.content = content
        self.formats = {}

    def build(self, proofs):
        """:return: the file's bytes"""
        output = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            output, {"in_memory": True, "strings_to_formulas": False}
        )
        names = set()
        for proof in proofs:
            self._start_sheet(proof, names)
            if self.content == "statement":
                self._write_statement(proof)
            else:
                self._write_outstanding(proof)
        self.book.close()
        return output.getvalue()

    # -------------------------------------------------------------------------
    # Sheets
    # -------------------------------------------------------------------------

    def _start_sheet(self, proof, names):
        self.sheet = self.book.add_worksheet(self._get_sheet_name(proof, names))
        self.currency = proof.currency
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        journal = proof.journal
        self.row = 0
        self._write_text(0, f"{journal.company_id.name}: {journal.name}", bold=True)
        self.row += 1
        self._write_text(0, journal.bank_account_id.acc_number or "")
        self._write_date(3, proof.date)
        self._write_text(4, proof.document.name or "")
        self._write_text(AMOUNT, proof.currency.name)
        self.row += 1
        headings = (
            self.env._("Date"),
            self.env._("Number"),
            self.env._("Check Number"),
            self.env._("Partner"),
            self.env._("Text"),
            self.env._("Days"),
            self.env._("Stale"),
            self.env._("Amount"),
            self.env._("Total"),
        )
        for column, heading in enumerate(headings):
            self._write_text(column, heading, heading=True)
        self.row += 1
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(self.row - 1)

    def _get_sheet_name(self, proof, names):
        """At most 31 characters, none that a sheet may not have, no name twice."""
        base = re.sub(r"[\[\]:*?/\\']", " ", proof.journal.code or "")[:25] or "-"
        name, number = base, 1
        while name.lower() in names:
            number += 1
            name = f"{base} {number}"
        names.add(name.lower())
        return name

    def _write_statement(self, proof):
        self._write_figure(self.env._("Balance per statement"), proof.balance_end)
        cells = [f"I{self.row}"]
        for section in proof.sections:
            self._write_text(0, section.title, bold=True)
            self.row += 1
            first = self.row + 1
            self._write_items(section.items)
            self._write_total(section.title, first, section.total, TOTAL)
            cells.append(f"I{self.row}")
        self._write_figure(
            self.env._("Balance per books"),
            proof.books_balance,
            "+".join(cells),
            bold=True,
        )
        books = f"I{self.row}"
        account = proof.journal.default_account_id.display_name
        self._write_figure(account, proof.ledger_balance)
        self._write_figure(self.env._("Outstanding accounts"), proof.ledger_outstanding)
        ledger = f"I{self.row - 1}+I{self.row}"
        self._write_figure(
            self.env._("General ledger"), proof.ledger_total, ledger, bold=True
        )
        self._write_figure(
            self.env._("Unexplained"),
            proof.unexplained,
            f"ROUND({books}-I{self.row},{self.currency.decimal_places})",
            bold=True,
            wrong=not proof.is_proved,
        )
        self._write_company_ledger(proof)
        self._write_untold(proof)
        for warning in proof.warnings:
            self._write_text(0, warning)
            self.row += 1

    def _write_company_ledger(self, proof):
        if proof.company_currency == proof.currency:
            return
        self.currency = proof.company_currency
        self._write_figure(
            self.env._("General ledger in %s", proof.company_currency.name),
            proof.company_ledger_total,
        )
        self.currency = proof.currency

    def _write_untold(self, proof):
        if not proof.untold_items:
            return
        title = self.env._("Not proved: entries whose bank is unknown")
        self._write_text(0, title, bold=True)
        self.row += 1
        first = self.row + 1
        self._write_items(proof.untold_items)
        self._write_total(title, first, proof.get_total("untold"), AMOUNT)

    def _write_outstanding(self, proof):
        first = self.row + 1
        self._write_items(proof.outstanding_items)
        if proof.outstanding_items:
            self.sheet.autofilter(first - 2, 0, self.row - 1, AMOUNT)
        self._write_total(
            self.env._("Outstanding"), first, proof.outstanding_total, AMOUNT
        )

    # -------------------------------------------------------------------------
    # Rows and cells
    # -------------------------------------------------------------------------

    def _write_items(self, items):
        for item in items:
            self._write_date(0, item.date)
            self._write_text(1, item.number)
            self._write_text(2, item.check_number)
            self._write_text(3, item.partner_name)
            self._write_text(4, item.text)
            self.sheet.write_number(self.row, 5, item.days)
            self._write_text(6, self.env._("stale") if item.is_stale else "")
            self.sheet.write_number(self.row, AMOUNT, item.amount, self._format())
            self.row += 1

    def _write_total(self, title, first, total, column):
        self._write_text(0, title if column == AMOUNT else "", bold=True)
        formula = f"=SUM(H{first}:H{self.row})" if self.row >= first else "=0"
        self.sheet.write_formula(
            self.row, column, formula, self._format(bold=True, top=1), total
        )
        self.row += 1

    def _write_figure(self, title, amount, formula=None, bold=False, wrong=False):
        """A figure in the total's column; with a formula when it comes of others."""
        options = {"bold": bold, **({"font_color": "red"} if wrong else {})}
        self._write_text(0, title, **options)
        cell_format = self._format(**options, **({"top": 1} if formula else {}))
        if formula:
            self.sheet.write_formula(
                self.row, TOTAL, f"={formula}", cell_format, amount
            )
        else:
            self.sheet.write_number(self.row, TOTAL, amount, cell_format)
        self.row += 1

    def _write_text(self, column, text, heading=False, **options):
        """Always as text: what begins with = is no formula."""
        if heading:
            options = {"bold": True, "bottom": 1}
            if column >= AMOUNT:
                options["align"] = "right"
        if text:
            self.sheet.write_string(self.row, column, text, self._get_format(**options))

    def _write_date(self, column, date):
        self.sheet.write_datetime(
            self.row, column, date, self._get_format(num_format="yyyy-mm-dd")
        )

    def _format(self, **options):
        """Format of an amount: with the decimals of its currency."""
        decimals = self.currency.decimal_places
        number = "#,##0" + ("." + "0" * decimals if decimals else "")
        return self._get_format(
            num_format=f'{number} "{self.currency.name}"', **options
        )

    def _get_format(self, **options):
        key = tuple(sorted(options.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(options)
        return self.formats[key]
