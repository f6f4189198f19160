import {ConfidenceField, confidenceField} from "../fields/confidence";
import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/** Who, and below it what was written: of a bank line or of an entry. */
export class BankPartyField extends Component {
    static template = "bank_payment_reconcile.BankPartyField";
    static props = {...standardFieldProps};

    get party() {
        const {partner_name, partner_id} = this.props.record.data;
        return partner_name || partner_id?.display_name || "";
    }

    get text() {
        const {bank_remittance_text, bank_entry_text} = this.props.record.data;
        return bank_remittance_text || bank_entry_text || "";
    }

    get title() {
        return [this.party, this.text].filter(Boolean).join(": ");
    }
}

export const bankPartyField = {
    component: BankPartyField,
    displayName: _t("Party and text of a bank line or entry"),
    supportedTypes: ["char", "many2one"],
};

registry.category("fields").add("bank_party", bankPartyField);

/** What a line is matched with, after a dot in the colour of the confidence. */
export class BankMatchedField extends ConfidenceField {
    static template = "bank_payment_reconcile.BankMatchedField";

    get text() {
        return this.props.record.data.bank_applied_to;
    }
}

export const bankMatchedField = {
    ...confidenceField,
    component: BankMatchedField,
    displayName: _t("Confidence and entry of a bank line"),
    fieldDependencies: [
        ...confidenceField.fieldDependencies,
        {name: "bank_applied_to", type: "char"},
    ],
};

registry.category("fields").add("bank_matched", bankMatchedField);
