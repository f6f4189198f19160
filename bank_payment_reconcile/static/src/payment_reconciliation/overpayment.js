import {Component} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";
import {formatMonetary} from "@web/views/fields/formatters";

/** Whether the rest of an overpayment stays on the partner's account (as NAV asks). */
export class OverpaymentDialog extends Component {
    static template = "bank_payment_reconcile.OverpaymentDialog";
    static components = {Dialog};
    static props = {
        close: Function,
        amount: String,
        partner: String,
        answer: Function,
    };

    onAnswer(answer) {
        this.props.answer(answer);
        this.props.close();
    }
}

/**
 * Ask who accepts more money than is applied what becomes of the rest.
 *
 * @param {Object} dialogService
 * @param {Object} panel the line
 * @returns {Promise<String>} "keep" on the partner's account; leave it "open", also
 *  where there is nothing to ask; "write_off", unasked, what the bank's limit allows;
 *  "cancel": the line is not accepted. Whoever closes the question has not answered it.
 */
export function askOverpayment(dialogService, panel) {
    if (panel.may_write_off) {
        return Promise.resolve("write_off");
    }
    if (panel.is_posted || !panel.partner || panel.difference * panel.applied <= 0) {
        return Promise.resolve("open");
    }
    const amount = formatMonetary(panel.difference, {currencyId: panel.currency_id});
    return new Promise((resolve) => {
        dialogService.add(
            OverpaymentDialog,
            {amount, partner: panel.partner.name, answer: resolve},
            {onClose: () => resolve("cancel")}
        );
    });
}
