import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {makeLatest} from "../../utils/latest";

const LINE = "account.bank.statement.line";

/** The lines that wait and are like the one that a person has just put on an account. */
export class OthersLike {
    /** The page makes its state one that draws what it changes. */
    constructor(orm) {
        this.orm = orm;
        this.latest = makeLatest();
        this.state = {lineId: false, found: false};
    }

    /**
     * @param {Number} lineId that was changed
     */
    async look(lineId) {
        await this.latest(
            () => this.orm.silent.call(LINE, "get_bank_others_like", [[lineId]]),
            (found) => Object.assign(this.state, {lineId, found})
        );
    }

    /** A line that is offered for was changed: it may be on no account any more. */
    async lookAgain(lineId) {
        if (this.state.found && this.state.lineId === lineId) {
            await this.look(lineId);
        }
    }

    dismiss() {
        this.state.found = false;
    }

    /**
     * Do the same to those that were offered.
     *
     * @returns {Promise<Object>} what the server answers
     */
    async apply() {
        const {lineId, found} = this.state;
        this.dismiss();
        return this.orm.call(LINE, "action_bank_apply_like", [[lineId], found.ids]);
    }
}

/** Asks in one line, over the panel, and is answered by one click or key. */
export class OthersBar extends Component {
    static template = "bank_payment_reconcile.OthersBar";
    static props = {found: Object, onApply: Function, onDismiss: Function};

    get question() {
        const {ids, account, text} = this.props.found;
        const values = {count: ids.length, account, text};
        return ids.length === 1
            ? _t("Also the other payment like “%(text)s” to %(account)s?", values)
            : _t("Also the %(count)s others like “%(text)s” to %(account)s?", values);
    }
}
