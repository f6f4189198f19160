"""Bank lines under which the books are about to move, and the ways of posting them."""

from contextlib import closing

from .moving_books_case import MovingBooksCase

POST = ("by hand", "at night", "on a statement")


class MovingCase(MovingBooksCase):
    def _each(self, play, *choices):
        """Play each of the choices in books of its own; they take the ways of posting
        in turn."""
        for number, choice in enumerate(choices):
            with self.subTest(choice), closing(self.env.cr.savepoint(flush=False)):
                books = self._play()
                try:
                    play(books, choice, POST[number % len(POST)])
                except self.failureException as error:
                    if not books.failed:
                        books._fail(choice, str(error), error)
                    raise
                finally:
                    self.env.invalidate_all(flush=False)
                    self.env.registry.clear_all_caches()

    def _post(self, books, line, way):
        if way == "by hand":
            books.post(line)
        elif way == "at night":
            books.post_at_night()
        else:
            books.reconcile_statement([line])

    # -- What a line is applied to --------------------------------------------

    def _pay_invoices(self, books):
        """1,000 for the invoices of 600 and 400."""
        line = books.import_line(1000.0, "600 and 400")
        for move in (self.invoice_600, self.invoice_400):
            books.apply_item(line, self._items(move))
        return line

    def _show_payment(self, books):
        """The bank shows what was registered for the invoice of 400."""
        payment = books.register_payment(self.invoice_400)
        line = books.import_line(400.0, "deposit")
        books.apply_item(line, payment._seek_for_lines()[0])
        return line, payment

    def _refund_rest(self, books):
        """1,100 came for the invoice of 1,000; the 100 on account are paid back."""
        first = books.import_line(1100.0, "too much")
        books.apply_item(first, self._items(self.invoice_1000))
        books.keep_on_account(first)
        books.post(first)
        rest = first.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.receivable and not entry.reconciled
        )
        self.assertEqual(rest.amount_residual, -100.0)
        line = books.import_line(-100.0, "refund")
        books.apply_item(line, rest)
        return line, first

    #: Corrections of a document: what they write.
    def _get_corrections(self):
        return {
            "partner": {"partner_id": self.fjord},
            "instalments": {"invoice_payment_term_id": self.terms["instalments"]},
            "discount": {"invoice_payment_term_id": self.terms["discount"]},
        }

    def _move_document(self, books, event, move):
        corrections = self._get_corrections()
        if event == "pay":
            books.register_payment(move)
        elif event == "unreconcile":
            books.unreconcile_all(move)
        elif event in corrections:
            books.change_document(move, "correct", **corrections[event])
        else:
            books.change_document(move, event)
