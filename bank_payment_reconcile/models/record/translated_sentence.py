"""Sentences of the packages that know no Odoo, in the language of the environment.

It is the user's where somebody waits for the answer, the user's who ordered it in a
run, and the company's in a scheduled fetch. What is stored stays in that language, as
Odoo's own messages do.
"""

from ...sentences import Sentence, SentenceError
from ..record.labels import get_language


def translate(env, said):
    """What a reader or a feed said, as text in the language of `env`.

    :param said: a `Sentence`, the error that carries one, or what is text already.
    """
    if isinstance(said, SentenceError):
        said = said.sentence
    if not isinstance(said, Sentence):
        return " ".join(str(said).split())
    lang = get_language(env)
    # The templates stand in the packages, where Odoo's tools find them.
    return said.render(
        lambda template: env._(template),
        lang.decimal_point or ".",
    )
