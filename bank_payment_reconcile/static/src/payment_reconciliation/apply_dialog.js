import {Component} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";

/** Before everything is applied anew: what a person set stays, or does not. */
export class ApplyDialog extends Component {
    static template = "bank_payment_reconcile.ApplyDialog";
    static components = {Dialog};
    static props = {close: Function, apply: Function};

    async onApply(overwrite) {
        this.props.close();
        await this.props.apply(overwrite);
    }
}
