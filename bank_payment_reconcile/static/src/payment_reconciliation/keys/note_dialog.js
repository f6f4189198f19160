import {Component, useState} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";
import {useAutofocus} from "@web/core/utils/hooks";

/** A note on the marked line, kept with the messages of its entry. */
export class NoteDialog extends Component {
    static template = "bank_payment_reconcile.NoteDialog";
    static components = {Dialog};
    static props = {close: Function, subject: String, log: Function};

    setup() {
        this.state = useState({text: ""});
        useAutofocus({refName: "text"});
    }

    async onLog() {
        const {text} = this.state;
        this.props.close();
        await this.props.log(text);
    }
}
