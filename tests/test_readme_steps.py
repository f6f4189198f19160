"""The README's first ten minutes, word for word, in an English and a German browser."""

import inspect
import re
import shutil

import pytest
from chromium import Chromium
from pypdf import PdfReader
from readme_server import serve_demo
from readme_words import ROOT, English, Translated, read_steps

from bank_setup.browser import find_browser

STEPS = read_steps((ROOT / "README.rst").read_text())
LINES = ".o_bank_panes_side[name='lines']"
ENTRIES = ".o_bank_panes_side[name='entries']"
PAYMENT = ".o_data_row td[name='payment_ref']"
PANEL = ".o_bank_line_panel"
REMAINING = ".o_bank_remaining"
OVERVIEW = ".o_bank_overview"
ADVICE = ".o_bank_advice"
SELECTION = ".o_bank_selection"
DOCUMENT = ".o_form_view [name='record_ids'] .o_data_row"
FINDINGS = ".o_form_view [name='finding_ids']"
STATUS = ".o_form_view .o_arrow_button_current"
PAID = """
SELECT name FROM account_move
 WHERE payment_state IN ('paid', 'in_payment') AND move_type = 'out_invoice'
   AND name = ANY(%s)
"""
ORDERED = """
SELECT file.payment_count, file.sums, line.amount, move.payment_state
  FROM bank_payment_file file
  JOIN bank_payment_line line ON line.run_id = file.run_id
  JOIN bank_payment_item item ON item.line_id = line.id
  JOIN account_move_line entry ON entry.id = item.move_line_id
  JOIN account_move move ON move.id = entry.move_id
 WHERE file.run_id = (SELECT MAX(run_id) FROM bank_payment_file)
"""
DRAFT = "SELECT date, balance_end FROM bank_reconciliation WHERE state = 'draft'"


class Reader:
    """Somebody who does what the README says.

    Each step takes the words that the README marks in it, in their order: a word more
    or less there, and the step cannot be called.
    """

    def __init__(self, page, server, language):
        self.page = page
        self.server = server
        self.language = language

    # -- What several steps do -----------------------------------------------

    def log_in(self, login, password):
        self.page.open(f"{self.server.address}/web/login")
        for field, text in (("login", login), ("password", password)):
            self.page.click(f"input[name='{field}']")
            self.page.type(text)
        self.page.press("Enter")
        self.page.wait_for(".o_main_navbar")

    def click(self, label, scope=None):
        self.page.click("control", self.language.labels(label), scope)

    def menu(self, path):
        """Choose an entry of the menu: of an app, or of one of the app's menus, where
        it may stand under a heading."""
        first, *_heading, entry = path.split(" > ")
        if first == "Invoicing":
            self.click("Home Menu", ".o_main_navbar")
            self.click(first)
            self.page.wait_for(".o_menu_brand", self.language.labels(first))
            self.click(entry, ".o_main_navbar")
        else:
            self.click(first, ".o_main_navbar")
            self.click(entry)
        self.page.wait_for(".o_last_breadcrumb_item, .o_breadcrumb")

    def says(self, selector, *figures):
        """Wait until a part of the page says what the README does."""
        wanted = [self.language.figure(figure) for figure in figures]
        self.page.wait(
            lambda: all(word in self.page.text(selector) for word in wanted),
            f"{wanted} in {selector}",
        )

    def choose(self, text):
        """Choose a payment of the list, whose particulars then stand beside it."""
        self.pick(PAYMENT, text, PANEL, text)

    def pick(self, row, text, place, sign):
        """Click a row until a place of the page says that it is chosen.

        A list that is drawn anew just then does not feel the click.
        """

        def is_chosen():
            self.page.click(row, text)
            return self.page.soon(lambda: sign in self.page.text(place))

        self.page.wait(is_chosen, f"{text} chosen")

    def take(self, field, text, scope):
        """Type into a field that offers records, and take the one that is meant."""
        self.page.click(f"{scope} .o_field_widget[name='{field}'] input")
        self.page.type(text)
        self.page.click(".o-autocomplete--dropdown-item a", text)

    def transfer(self, button, account, confirm):
        """Put what is left of a line on an account."""
        self.click(button)
        self.take("account_id", account, ".modal")
        self.click(confirm, ".modal")
        self.page.wait(lambda: not self.page.count(".modal"), "the end of the dialog")

    def prints(self, button):
        """Print, and return what the report says: on paper, or else on the screen."""
        self.click(button)
        if shutil.which("wkhtmltopdf"):
            file = self.page.download()
            assert file.stat().st_size < 1_000_000
            text = " ".join(page.extract_text() for page in PdfReader(file).pages)
            file.unlink()
        else:
            self.page.wait_for(".o_notification", "apt-get install wkhtmltopdf")
            assert "<" not in self.page.text(".o_notification")
            text = self.page.wait(self._screen, "the report")
            self.page.click(".o_breadcrumb li:last-of-type a, .o_back_button")
        return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())

    def _screen(self):
        return self.page.evaluate(
            "(() => {const f = document.querySelector('.o_action iframe');"
            "const b = f && f.contentDocument && f.contentDocument.querySelector("
            "'.o_bank_report'); return b ? b.innerText : ''})()"
        )

    # -- The steps -------------------------------------------------------------

    def step_1(self, menu, card, button, file):
        self.menu(menu)
        self.page.wait_for("control", self.language.labels(button))
        self.page.drop(ROOT / file, ".o_kanban_record", card)
        self.page.wait_for(".o_notification")
        self.menu(menu)
        self.page.wait_for("control", self.language.labels(button))

    def step_2(self, button, high, sure, review, now, after, payment, amount):
        self.click(button)
        self.page.wait_for("control", self.language.labels(high), OVERVIEW)
        self.says(f"{OVERVIEW} [name='high']", sure)
        self.says(f"{OVERVIEW} [name='review']", review)
        self.says(f"{OVERVIEW} [name='balance_now']", now)
        self.says(f"{OVERVIEW} [name='balance_after']", after)
        self.choose(payment)
        self.says(PANEL, amount)
        assert self.page.count(".o_bank_application") == 3
        assert self.page.count(".o_bank_reasons li") > 3

    def step_3(self, payment, amount, suggestions, post):
        self.choose(payment)
        self.says(REMAINING, amount)
        self.click(suggestions, PANEL)
        self.page.wait(lambda: self.page.count(".o_bank_item") == 2, "two invoices")
        offered = self.page.text(".o_bank_item")
        assert offered.count(self.language.figure(amount)) == 2, offered
        self.page.click(".o_bank_item input[type=checkbox]")
        self.says(REMAINING, "0.00")
        self.click(post, PANEL)
        self.is_gone(payment)

    def is_gone(self, payment):
        self.page.wait(lambda: not self.page.finds(PAYMENT, payment), f"no {payment}")

    def step_4(self, payment, rest, accept, key, keep):
        self.choose(payment)
        self.says(REMAINING, rest)
        self.page.wait_for("control", self.language.labels(accept), PANEL)
        self.page.press(key.lower())
        self.says(".modal", rest)
        self.click(keep, ".modal")
        self.says(REMAINING, "0.00")

    def step_5(self, post, ready, left):
        self.says(f"{OVERVIEW} .o_bank_post_all", ready)
        self.click(post, OVERVIEW)
        self.says(f"{OVERVIEW} [name='review']", f"{left} / {left}")
        invoices = [f"INV/2026/000{number}" for number in (42, 43, 47, 34, 44, 50)]
        assert len(self.server.query(PAID, invoices)) == len(invoices)

    def step_6(self, posted, not_posted, payment, undo, history, undone):
        self.page.click(".o_searchview_dropdown_toggler")
        for label in (not_posted, posted):
            self.click(label, ".o_search_bar_menu")
        self.page.click(".o_searchview_dropdown_toggler")
        self.choose(payment)
        self.click(undo, PANEL)
        self.is_gone(payment)
        for path, remembered in ((history, "Rg. 50"), (undone, payment)):
            self.menu(path)
            self.page.wait_for(".o_data_row", remembered)
        assert not self.server.query(PAID, ["INV/2026/00042"])

    def step_7(
        self, menu, button, payment, report, rows, fees, post, lines, closing, printing
    ):
        self.menu(menu)
        self.click(button)
        self.choose(payment)
        self.page.drop(ROOT / report, PANEL, payment)
        self.page.wait_for(ADVICE)
        # Counted in any language.
        self.says(ADVICE, rows.split()[0])
        self.says(REMAINING, "0.00")
        paid = self.page.evaluate(
            "[...document.querySelectorAll('.o_bank_application input')]"
            ".map((input) => input.value).join(' ')"
        )
        assert self.language.figure(f"-{fees}") in paid, paid
        self.click(post, OVERVIEW)
        self.says(".modal", lines, closing)
        self.click(post, ".modal")
        self.page.wait_for(DOCUMENT, payment)
        assert self.page.count(DOCUMENT) == int(lines)
        self.says(".o_form_view [name='balance_end']", closing)
        assert self.language.figure(closing) in self.prints(printing)

    def step_8(
        self, bank, menu, new, date, closing, closing_german, start, match, days,
        confirm, matched,
    ):  # fmt: skip
        typed = self.language.choose(closing, closing_german)
        assert typed == self.language.figure(closing)
        self.menu(menu)
        self.click(new, ".o_control_panel")
        form = ".o_form_view .o_field_widget"
        self.take("journal_id", bank, ".o_form_view")
        self.page.click(f"{form}[name='date'] input, {form}[name='date'] button")
        self.page.type(date)
        self.page.press("Tab")
        self.page.click(f"{form}[name='balance_end'] input")
        self.page.type(typed)
        self.page.press("Tab")
        self.click(start)
        self.page.wait_for(f"{LINES} .o_data_row")
        [[day, balance]] = self.server.query(DRAFT)
        assert (day.isoformat(), f"{balance:,.2f}") == (date, closing)
        self.click(match)
        self.page.click(".modal input")
        self.page.type(days)
        self.click(confirm, ".modal")
        self.says(f"{LINES} [name='matched']", matched)

    def step_9(
        self, check, paid, booked, correct, fee_line, fee, transfer, account, confirm,
        matched, report, unexplained, nothing, post, payments, checks, books,
    ):  # fmt: skip
        self.pick(f"{LINES} {PAYMENT}", check, SELECTION, self.language.figure(paid))
        self.says(f"{ENTRIES} .o_data_row", booked)
        self.click(correct)
        self.says(f"{LINES} [name='matched']", "11 / ")
        self.pick(f"{LINES} {PAYMENT}", fee_line, SELECTION, self.language.figure(fee))
        self.transfer(transfer, account, confirm)
        self.says(f"{LINES} [name='matched']", matched)
        said = self.prints(report)
        figure = re.escape(self.language.figure(nothing))
        labels = "|".join(map(re.escape, self.language.labels(unexplained)))
        assert re.search(rf"({labels})\W+{figure}", said), said
        self.click(post)
        self.page.wait_for(".o_form_view [name='posted_by_id']")
        self.says(".o_form_view", payments, checks, books)

    def step_10(
        self, bank, dashboard, button, line, apply, amount, post, runs, done, new,
        suggest, payee, confirm, bill, balance, check, to_mend, open_it, right,
        check_again, export, exported,
    ):  # fmt: skip
        self.menu(dashboard)
        self.page.wait_for(".o_kanban_record", bank)
        self.click(button)
        self.choose(line)
        self.says(PANEL, f"-{amount}")
        self.click(apply, PANEL)
        self.page.wait(
            lambda: self.page.count(".o_bank_application") == 3, "three payments"
        )
        self.says(REMAINING, "0.00")
        self.click(post, PANEL)
        self.is_gone(line)
        self.menu(runs)
        self.page.wait_for(".o_data_row .badge", self.language.labels(done))
        self.says(".o_data_row", amount)
        self.click(new, ".o_control_panel")
        self.click(suggest, ".o_form_view")
        self.take("partner_ids", payee, ".modal")
        self.click(confirm, ".modal")
        self.says(".o_form_view [name='totals_text']", bill)
        self.says(".o_form_view [name='line_ids'] .o_data_row", bill)
        self.says(".o_form_view [name='balance_after']", balance)
        self.click(check, ".o_form_view")
        self.page.wait_for(f"{FINDINGS} .badge", self.language.labels(to_mend))
        self.click(open_it, FINDINGS)
        self.click(right)
        self.page.click(".modal-footer .btn-primary")
        self.page.wait(lambda: not self.page.count(".modal"), "the end of the dialog")
        self.page.click(".o_breadcrumb .o_back_button a, .o_back_button")
        self.page.wait_for(FINDINGS)
        self.click(check_again, ".o_form_view")
        self.click(export, ".o_form_view")
        self.page.wait_for(STATUS, self.language.labels(exported))
        assert "<Nm>" in self.page.download().read_text()
        [ordered] = self.server.query(ORDERED)
        figure = bill.replace(",", "")
        assert (ordered[0], ordered[1], f"{ordered[2]}") == (1, f"{bill} EUR", figure)
        assert ordered[3] in ("paid", "in_payment")


def test_every_step_is_done():
    done = [name for name in vars(Reader) if name.startswith("step_")]
    assert done == [f"step_{number}" for number in STEPS]


@pytest.mark.parametrize("number", STEPS)
def test_every_marked_word_is_used(number):
    """A word more in the README has to be read by its step."""
    step = getattr(Reader, f"step_{number}")
    inspect.signature(step).bind(None, *STEPS[number])


@pytest.mark.parametrize("code", ["en_US", "de_DE"])
def test_the_first_ten_minutes(code, request, tmp_path):
    source = request.config.getoption("--odoo-database")
    if not source or not find_browser():
        pytest.skip("needs --odoo-database, as setup/test gives it, and Chromium")
    with serve_demo(source, code, tmp_path) as server, Chromium(tmp_path) as page:
        language = English() if code == "en_US" else Translated(code, server.modules())
        reader = Reader(page, server, language)
        reader.log_in("admin", "admin")
        for number, words in STEPS.items():
            getattr(reader, f"step_{number}")(*words)
        assert server.complaints() == []
