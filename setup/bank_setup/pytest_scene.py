"""A pytest plugin that sets the addon's common scene once a process, not once a class.

Each class of tests sets the same scene: a company with its chart of accounts, users and
partners, in a transaction that is rolled back after the class. Here the transaction is
kept, and each class begins at a savepoint in it, with the scene as it was when it was
set, what Odoo remembered of it included. A class that changes how the scene is set has
its own, and Odoo's own runner sets one for each class.
"""

import os
from collections import deque
from contextlib import contextmanager
from copy import copy, deepcopy
from importlib import import_module
from inspect import getattr_static
from pathlib import Path
from unittest.mock import patch

import pytest

from bank_setup.layout import ADDON

_SAVEPOINT = "bank_scene"
_CALLBACKS = ("precommit", "postcommit", "prerollback", "postrollback")


def _copy(value):
    """Copy a cache of Odoo's: dictionaries in dictionaries, with unchanging values."""
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    return value


class _Memory:
    """What Odoo keeps in memory of a transaction, as it was at one moment."""

    def __init__(self, cr):
        transaction = cr.transaction
        # Referred to here, or they would be forgotten: Odoo holds them weakly
        self._envs = list(transaction.envs)
        self._default_env = transaction.default_env
        self._data = _copy(dict(transaction.field_data))
        self._cache = dict(cr.cache)
        self._callbacks = {
            name: (list(queue._funcs), deepcopy(queue.data))
            for name in _CALLBACKS
            for queue in [getattr(cr, name)]
        }

    def restore(self, cr):
        """Have it all again as it was."""
        transaction = cr.transaction
        transaction.clear()
        transaction.envs.clear()
        transaction.envs.update(self._envs)
        # Once more: what the environments themselves remember
        transaction.invalidate_field_data()
        transaction.default_env = self._default_env
        transaction.field_data.update(_copy(self._data))
        cr.cache.update(self._cache)
        for name, (functions, data) in self._callbacks.items():
            queue = getattr(cr, name)
            queue._funcs = deque(functions)
            queue.data = deepcopy(data)


class _Scene:
    """The scene that a class of tests sets, in a transaction that stays open."""

    def __init__(self, stage):
        self._stage = stage
        self._cr = stage.registry().cursor()
        # What a class of tests closes in the end
        self._cr.close = self._take_back
        self._memory = None
        self._files = set()

    def set(self):
        """Set the scene, on a class that nobody else sees."""
        setter = type(f"{self._stage.owner.__name__}Scene", (self._stage.owner,), {})
        try:
            self._set_on(setter)
        finally:
            setter.doClassCleanups()

    def _set_on(self, setter):
        """Set the scene on a class, and keep what it then has."""
        stage, cr = self._stage, self._cr
        self.lend_to(setter)
        before, cleanups = dict(vars(setter)), len(setter._class_cleanups)
        with patch.object(stage.ground, "setUpClass", classmethod(lambda cls: None)):
            stage.set(setter)
        assert len(setter._class_cleanups) == cleanups, (
            f"{stage.owner.__name__} patches or cleans up for each class, which a "
            "shared scene does not."
        )
        self._values = {
            name: value
            for name, value in vars(setter).items()
            if before.get(name, self) is not value
        }
        cr.transaction.flush()
        cr.execute("SELECT store_fname FROM ir_attachment WHERE store_fname != ''")
        self._files = {name for (name,) in cr.fetchall()}
        self._memory = _Memory(cr)
        cr.execute(f"SAVEPOINT {_SAVEPOINT}")

    def lend_to(self, cls):
        """Have a class do what is done below the scene, in our transaction."""
        if self._memory:
            self._memory.restore(self._cr)
            # The time at which the class begins, as in a transaction of its own
            self._cr.execute("SELECT clock_timestamp() AT TIME ZONE 'UTC'")
            self._cr._now = self._cr.fetchone()[0]
        with self._stage.opening(self._cr):
            super(self._stage.lowest, cls).setUpClass()

    def give_to(self, cls):
        """Let a class have what it would have set itself."""
        for name, value in self._values.items():
            own = copy(value) if isinstance(value, dict | list | set) else value
            setattr(cls, name, own)

    def _take_back(self):
        """Undo what a class did."""
        if not self._memory:
            return
        try:
            self._cr.clear()
            self._cr.execute(f"ROLLBACK TO SAVEPOINT {_SAVEPOINT}")
        except Exception:
            # Its connection is lost, say: the next class sets a scene anew
            self._stage.drop()

    def keep_files(self, folder):
        """Have the host spare our files, which nobody else sees in the database."""
        for place, _folders, names in os.walk(folder):
            for name in names:
                if f"{Path(place).name}/{name}" in self._files:
                    Path(place, name).unlink(missing_ok=True)

    def close(self):
        """End the transaction."""
        del self._cr.close
        self._cr.close()


class _Stage:
    """Where classes set their scene: one of them stands at a time.

    Attributes:
        owner: the addon's class whose scene it is.
        setter: the class of Odoo's whose `setUpClass` sets it. pytest has looked up
            that of the addon's classes before, not what they call of their bases.
        lowest: the lowest class of Odoo's that has a part in it.
        ground: the class of Odoo's on which it stands, which opens the transaction.
    """

    def __init__(self):
        from odoo.tests import TransactionCase

        from odoo.addons.account.tests.common import AccountTestInvoicingCommon
        from odoo.addons.base.tests.common import BaseCommon

        common = import_module(f"odoo.addons.{ADDON}.tests.common")
        self.owner = common.BankReconcileCommon
        self.lowest = BaseCommon
        self.ground = TransactionCase
        self.setter = AccountTestInvoicingCommon
        self.set = self.setter.__dict__["setUpClass"].__func__
        mro = self.owner.__mro__
        setters = mro[: mro.index(self.lowest) + 1]
        names = set().union(*map(vars, setters)) - {"setUpClass"}
        self._names = {"freeze_time"} | {
            name for name in names if not name.startswith(("__", "test_", "_class"))
        }
        self._scene = None
        self._is_stale = False
        self._is_opening = False

    @staticmethod
    def registry():
        from odoo.modules.registry import Registry
        from odoo.tests.common import get_db_name

        return Registry(get_db_name())

    @contextmanager
    def opening(self, cr):
        """Have the transaction that is opened next be this one."""

        def lend(readonly=False):
            # At once: what the class itself patches here must stay
            patcher.stop()
            self._is_opening = False
            return cr

        patcher = patch.object(self.registry(), "cursor", lend)
        patcher.start()
        self._is_opening = True
        try:
            yield
        finally:
            if self._is_opening:
                patcher.stop()
                self._is_opening = False

    def enter(self, cls):
        """Set the scene for a class."""
        if self._has_own(cls):
            self.set(cls)
            return
        if self._is_stale:
            self.drop()
        if not self._scene:
            self._set_scene()
        self._scene.lend_to(cls)
        self._scene.give_to(cls)

    def _set_scene(self):
        self._scene, self._is_stale = _Scene(self), False
        try:
            self._scene.set()
        except BaseException:
            self.drop()
            raise

    def _has_own(self, cls):
        """Tell whether a class sets its scene in another way."""
        own, common = (
            [getattr_static(each, name, None) for name in self._names]
            for each in (cls, self.owner)
        )
        return any(one is not other for one, other in zip(own, common, strict=True))

    def before_opening(self):
        """Let nobody wait for our locks who opens a transaction of its own."""
        if not self._is_opening:
            self.drop()

    def before_collecting(self):
        """Have the host, which removes files that no record has, spare the scene's."""
        if self._scene:
            from odoo.tools import config

            stored = Path(config.filestore(self.registry().db_name))
            self._scene.keep_files(stored / "checklist")

    def drop_later(self):
        """Take it that what is remembered of models will be of no use."""
        self._is_stale = True

    def drop(self):
        """End the scene; who needs it next sets it anew."""
        scene, self._scene = self._scene, None
        if scene:
            scene.close()


@pytest.fixture(scope="session", autouse=True)
def _stage(load_registry):
    """Have classes set their scene on our stage, as long as there is a database."""
    from odoo.orm.registry import Registry

    stage = _Stage()
    set_up, collect = stage.ground.setUpClass.__func__, stage.ground._gc_filestore
    set_models_up = Registry._setup_models__

    def enter(cls):
        stage.enter(cls)

    def open_transaction(cls):
        stage.before_opening()
        set_up(cls)

    def collect_files(cls):
        stage.before_collecting()
        collect.__func__(cls)

    def set_up_models(registry, *arguments, **options):
        stage.drop_later()
        return set_models_up(registry, *arguments, **options)

    with (
        patch.object(stage.setter, "setUpClass", classmethod(enter)),
        patch.object(stage.ground, "setUpClass", classmethod(open_transaction)),
        patch.object(stage.ground, "_gc_filestore", classmethod(collect_files)),
        patch.object(Registry, "_setup_models__", set_up_models),
    ):
        yield stage
    stage.drop()


@pytest.fixture(autouse=True)
def _no_scene_beside(request, _stage):
    """End the scene before a test that is none of Odoo's, and may copy the database."""
    from odoo.tests import BaseCase

    if not (request.cls and issubclass(request.cls, BaseCase)):
        _stage.drop()
