import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/** Who paid, and below it what the bank wrote; two lines in one column. */
export class PaymentTextField extends Component {
    static template = "bank_payment_reconcile.PaymentTextField";
    static props = {...standardFieldProps};

    get payer() {
        return this.props.record.data.partner_name;
    }

    get text() {
        return this.props.record.data.bank_remittance_text;
    }
}

export const paymentTextField = {
    component: PaymentTextField,
    displayName: _t("Payer and text of a payment"),
    supportedTypes: ["char"],
    fieldDependencies: [
        {name: "partner_name", type: "char"},
        {name: "bank_remittance_text", type: "char"},
    ],
};

registry.category("fields").add("bank_payment_text", paymentTextField);
