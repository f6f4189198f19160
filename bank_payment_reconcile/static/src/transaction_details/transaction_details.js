import {Component} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";
import {registry} from "@web/core/registry";

/** The bank's own record of a payment, field by field, as plain text. */
export class TransactionDetailsDialog extends Component {
    static template = "bank_payment_reconcile.TransactionDetailsDialog";
    static components = {Dialog};
    static props = {close: Function, details: Array};
}

/** The client action that looking up the bank's record answers with. */
async function showTransactionDetails(env, action) {
    await new Promise((resolve) => {
        env.services.dialog.add(
            TransactionDetailsDialog,
            {details: action.params.details},
            {onClose: resolve}
        );
    });
}

registry
    .category("actions")
    .add("bank_payment_reconcile.transaction_details", showTransactionDetails);
