import {Component, useState} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";
import {browser} from "@web/core/browser/browser";
import {toDays} from "./pane_rows";

const DAYS = "bank_payment_reconcile.match_days";

/** Before lines are matched automatically: how far dates may be apart, and what
 * becomes of matches that exist. */
export class MatchDialog extends Component {
    static template = "bank_payment_reconcile.MatchDialog";
    static components = {Dialog};
    static props = {close: Function, match: Function, matchedCount: Number};

    setup() {
        this.state = useState({
            days: toDays(browser.localStorage.getItem(DAYS)),
            overwrite: false,
        });
    }

    async onMatch() {
        const days = toDays(this.state.days);
        browser.localStorage.setItem(DAYS, days);
        this.props.close();
        await this.props.match(days, this.state.overwrite);
    }
}
