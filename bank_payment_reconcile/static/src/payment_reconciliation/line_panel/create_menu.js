import {Component} from "@odoo/owl";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";

const METHODS = {
    contact: "action_bank_create_contact",
    account: "action_bank_create_account",
};

/**
 * @param {String} kind of what is made: "contact", "account" or a kind of document
 * @returns {Array} method of the line, and its arguments
 */
export function getCreateCall(kind) {
    return METHODS[kind]
        ? [METHODS[kind], []]
        : ["action_bank_create_document", [kind]];
}

/** What may be made from the line: documents that it pays, money on account, the payer. */
export class CreateMenu extends Component {
    static template = "bank_payment_reconcile.CreateMenu";
    static components = {Dropdown, DropdownItem};
    static props = {panel: Object, onCreate: Function};

    may(kind) {
        return this.props.panel.creatable.includes(kind);
    }
}
