"""Files that ask of payments which look like those of the books."""

from .other_ids_case import OtherIdsCase


class LookAlikesCase(OtherIdsCase):
    def _ask(self, data, count):
        """The question that a file asks of so many payments."""
        file, _action = self._wizard(data)
        self.assertEqual(file.state, "look_alikes", file.message)
        self.assertEqual(len(file.look_alike_ids), count)
        return file

    def _answer(self, file, answer, text=""):
        waiting = file.look_alike_ids.filtered(lambda row: not row.answer)
        waiting.filtered(lambda row: text in row.text).answer = answer
        file.action_import()

    def _check_known(self, data, amounts):
        """Nothing is asked for, and nothing comes in: of a person and of a feed."""
        file, _action = self._wizard(data)
        self.assertEqual(file.state, "imported", file.message)
        made, remarks = self._import(data)
        self.assertFalse(made)
        self.assertNotIn("look like", remarks)
        self.assertEqual(self._amounts(), amounts)
