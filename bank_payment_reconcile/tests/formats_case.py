from odoo.tests import BaseCase
from odoo.tools.translate import code_translations

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.sentences import Sentence

#: The languages of the addon besides English, as a database has them.
LANGUAGES = ("nl_NL", "nb_NO")


def templates_of(said):
    """The templates of a sentence and of those in it."""
    if isinstance(said, Sentence):
        yield said.template
        for _name, value in said.params:
            yield from templates_of(value)
    elif isinstance(said, tuple):
        for each in said:
            yield from templates_of(each)


def read_terms(language):
    """The addon's terms in a language."""
    return code_translations.get_python_translations("bank_payment_reconcile", language)


class RefusalCase(BaseCase):
    """Files that are refused by a sentence that every user understands."""

    def assert_file_refused(self, data, filename, *words):
        """One sentence naming the file, and these words; also in other languages."""
        with self.assertRaises(statement_formats.StatementError) as refusal:
            statement_formats.read(data, filename)
        sentence = str(refusal.exception)
        self.assertNotIn("\n", sentence)
        for word in (filename, *words):
            self.assertIn(word, sentence)
        self.assertTranslated(refusal.exception.sentence)
        return refusal.exception

    def assertTranslated(self, said):
        """Nothing of what the program says remains English."""
        self.assertIsInstance(said, Sentence)
        for language in LANGUAGES:
            terms = read_terms(language)
            for template in templates_of(said):
                self.assertTrue(terms.get(template), (language, template))


class FormatCase(RefusalCase):
    """Reads files that were written by hand."""

    filename = "november.txt"

    def read(self, text, encoding="utf-8"):
        """The statements of a file with this text."""
        data = text if isinstance(text, bytes) else text.encode(encoding)
        return statement_formats.read(data, self.filename)

    def read_one(self, text, **options):
        """The file's only statement."""
        (statement,) = self.read(text, **options)
        return statement

    def assertRefused(self, text, *words):
        """One sentence naming the file, and these words."""
        data = text if isinstance(text, bytes) else text.encode()
        return self.assert_file_refused(data, self.filename, *words)

    def assertWarned(self, statement, *words):
        """One of the statement's warnings has all these words."""
        for each in statement.warnings:
            self.assertTranslated(each)
        warnings = [str(each) for each in statement.warnings]
        self.assertTrue(
            any(all(word in told for word in words) for told in warnings), warnings
        )

    def assertUnique(self, statement):
        """Identification, date and amount tell every transaction from the others."""
        lines = statement.transactions
        keys = {(each.bank_id, each.date, each.amount) for each in lines}
        self.assertEqual(len(keys), len(lines))
        self.assertTrue(all(key[0] for key in keys))
