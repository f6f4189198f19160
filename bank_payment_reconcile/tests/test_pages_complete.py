"""Nothing to click is without a tour that clicks it."""

import re
from pathlib import Path

from lxml import etree

from odoo.tests import BaseCase, tagged

STATIC = Path(__file__).parent.parent / "static"


@tagged("post_install", "-at_install")
class TestPagesComplete(BaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.patience = (STATIC / "tests/tours/patience.js").read_text()
        cls.tours = "\n".join(
            path.read_text() for path in (STATIC / "tests").rglob("*.js")
        )

    def _get_templates(self):
        for path in sorted((STATIC / "src").rglob("*.xml")):
            yield path, etree.parse(path)

    def test_every_button_is_clicked_by_a_tour(self):
        """A button is known by a class of ours, or by its name."""
        missing = []
        for path, tree in self._get_templates():
            for button in tree.iter("button"):
                marks = re.findall(r"o_bank_\w+", button.get("class", ""))
                marks += [button.get("name")] if button.get("name") else []
                if not any(mark in self.tours for mark in marks):
                    missing.append((path.name, marks or etree.tostring(button)[:200]))
        self.assertFalse(missing)

    def test_every_menu_entry_is_clicked_by_a_tour(self):
        missing = []
        for path, tree in self._get_templates():
            for entry in tree.iter("DropdownItem"):
                text = " ".join((entry.text or "").split())
                if text and text not in self.tours:
                    missing.append((path.name, text))
        self.assertFalse(missing)

    def test_every_tour_has_the_patience_a_loaded_machine_needs(self):
        self.assertNotIn("web_tour.tours", self.tours.replace(self.patience, ""))

    def test_no_tour_goes_back_before_the_other_page_is_there(self):
        """lookAndGoBack waits for it: sooner, one goes back one page too far."""
        self.assertEqual(self.tours.count("o_back_button"), 1)
