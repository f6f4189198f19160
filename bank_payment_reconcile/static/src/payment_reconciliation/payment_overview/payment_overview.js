import {Component} from "@odoo/owl";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {_t} from "@web/core/l10n/translation";
import {formatMonetary} from "@web/views/fields/formatters";

/** Name, colour and search filter of each part of the bar. */
const SHARES = {
    person: {label: _t("By people"), color: "bg-info", filter: "by_people"},
    high: {label: _t("High"), color: "bg-success", filter: "high"},
    medium: {label: _t("Medium"), color: "bg-warning", filter: "medium"},
    low: {label: _t("Low"), color: "bg-danger", filter: "low"},
    ambiguous: {label: _t("Ambiguous"), color: "o_bank_ambiguous", filter: "ambiguous"},
    none: {label: _t("Not applied"), color: "bg-300", filter: "not_applied"},
};

/**
 * @param {Object} overview
 * @returns {Object[]} the parts of the bar: what they are called, and percent of it
 */
export function getShares({shares, lines}) {
    return shares.map((share) => ({
        ...share,
        ...SHARES[share.name],
        width: (100 * share.count) / lines,
    }));
}

/** The figures of one bank, over its payment reconciliation journal. */
export class PaymentOverview extends Component {
    static template = "bank_payment_reconcile.PaymentOverview";
    static components = {Dropdown, DropdownItem};
    static props = {
        overview: [Object, {value: false}],
        banks: Array,
        onChooseBank: Function,
        onChooseStatement: Function,
        onShow: Function,
        onApplyAll: Function,
        onPostAll: Function,
        onReconcile: Function,
        onBookOpening: Function,
        onImport: Function,
    };

    get shares() {
        return getShares(this.props.overview);
    }

    get statementName() {
        return this.props.overview.statement?.name || _t("All statements");
    }

    money(amount) {
        return formatMonetary(amount, {currencyId: this.props.overview.currency_id});
    }
}
