import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/** A text of a list that is worth a second line, cut behind it. */
export class TwoLinesField extends Component {
    static template = "bank_payment_reconcile.TwoLinesField";
    static props = {...standardFieldProps};

    get text() {
        return this.props.record.data[this.props.name] || "";
    }
}

export const twoLinesField = {
    component: TwoLinesField,
    displayName: _t("Text on two lines"),
    supportedTypes: ["char", "text"],
};

registry.category("fields").add("bank_two_lines", twoLinesField);
