import {Component, useState} from "@odoo/owl";
import {OpenItems} from "../line_panel/open_items";
import {_t} from "@web/core/l10n/translation";
import {makeLatest} from "../../utils/latest";
import {makeOnce} from "../../utils/once";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useIsThere} from "../../utils/server_action";
import {useRecordObserver} from "@web/model/relational_model/utils";
import {useService} from "@web/core/utils/hooks";

const LINE = "account.bank.statement.line";

/** In the form of a line, which is all a phone shows: what it may be applied to. */
export class LineOpenItems extends Component {
    static template = "bank_payment_reconcile.LineOpenItems";
    static components = {OpenItems};
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.isThere = useIsThere();
        this.once = makeOnce();
        this.latest = makeLatest();
        this.state = useState({panel: false});
        useRecordObserver((record) => {
            // Whatever button of the form has changed the line.
            const {applied_amount, application_ids, is_reconciled} = record.data;
            const marks = [applied_amount, application_ids?.count, is_reconciled];
            this.load(record.resId, marks);
        });
    }

    async load(lineId) {
        await this.latest(
            () => this.orm.call(LINE, "get_bank_reconciliation_panel", [lineId]),
            (panel) => {
                this.state.panel = panel;
            }
        );
    }

    /** What is typed in the form is saved first: the item is applied to the rest. */
    async onEdit(method, args) {
        const {record} = this.props;
        const lineId = this.state.panel.id;
        await this.once(JSON.stringify([method, args, lineId]), async () => {
            if (!(await record.save())) {
                return;
            }
            await this.orm.call(LINE, method, [[lineId], ...args]);
            if (this.isThere()) {
                await Promise.all([record.load(), this.load(lineId)]);
            }
        });
    }
}

export const lineOpenItems = {
    component: LineOpenItems,
    displayName: _t("Open items of a payment"),
    fieldDependencies: [
        {name: "applied_amount", type: "monetary"},
        {name: "is_reconciled", type: "boolean"},
    ],
};

registry.category("view_widgets").add("bank_line_open_items", lineOpenItems);
