"""What holds for every file that says how NAV's acceptance cases are answered."""

import importlib


class NavAnswers:
    """Mixed into a test case that names its answers.

    `answered` is {case: (module, test)}, `otherwise` {case: (module, test, why ours
    differs)}, `elsewhere` {case: why nothing here answers it}. The checks are no tests
    by themselves, since Odoo's runner leaves out tests that a class inherits.
    """

    def check_named_tests(self):
        different = {case: row[:2] for case, row in self.otherwise.items()}
        for case, (module, name) in {**self.answered, **different}.items():
            tests = importlib.import_module(f"{__package__}.{module}")
            found = any(hasattr(value, name) for value in vars(tests).values())
            self.assertTrue(found, f"{case}: {module}.{name}")

    def check_answered_once(self):
        answers = [*self.answered, *self.otherwise, *self.elsewhere]
        self.assertEqual(len(answers), len(set(answers)))
