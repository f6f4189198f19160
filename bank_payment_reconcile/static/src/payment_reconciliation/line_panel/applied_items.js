import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {FormViewDialog} from "@web/views/view_dialogs/form_view_dialog";
import {PanelComponent} from "./panel_component";
import {_t} from "@web/core/l10n/translation";
import {parseMonetary} from "@web/views/fields/parsers";
import {pick} from "@web/core/utils/objects";
import {useService} from "@web/core/utils/hooks";

/** What the form of a row may change: of any row, and of an open item besides. */
const ROW_FIELDS = [
    "account_id",
    "partner_id",
    "label",
    "amount",
    "tax_ids",
    "analytic_distribution",
];
const ITEM_FIELDS = [
    "amount",
    "item_amount",
    "discount_amount",
    "write_off_amount",
    "write_off_account_id",
    "label",
    "tax_ids",
    "analytic_distribution",
];

/** What a line's money is applied to: amounts to type over, rows to add. */
export class AppliedItems extends PanelComponent {
    static template = "bank_payment_reconcile.AppliedItems";
    static components = {Dropdown, DropdownItem};
    static props = {
        panel: Object,
        onEdit: Function,
        onChanged: Function,
        openRecord: Function,
    };

    setup() {
        this.dialog = useService("dialog");
        this.notification = useService("notification");
    }

    /**
     * @param {String} field
     * @param {Object} application
     * @returns {String} what a screen reader says of the amount
     */
    labelOf(field, application) {
        const {name} = application;
        return {
            amount: _t("Amount of %s", name),
            discount_amount: _t("Discount on %s", name),
            write_off_amount: _t("Write-off on %s", name),
        }[field];
    }

    /**
     * @param {Object} application
     * @param {String} field
     * @param {Event} ev
     */
    async onAmount(application, field, ev) {
        let amount = 0;
        try {
            amount = parseMonetary(ev.target.value || "0");
        } catch {
            this.notification.add(
                _t("“%(text)s” is not an amount; write it as %(example)s.", {
                    text: ev.target.value,
                    example: this.number(1234.56),
                }),
                {type: "danger"}
            );
            ev.target.value = this.number(application[field]);
            return;
        }
        await this.props.onEdit("action_update_application", [
            application.id,
            {[field]: amount},
        ]);
    }

    onRemove(application) {
        return this.props.onEdit("action_remove_application", [application.id]);
    }

    /** The whole row in a form: account, partner, tax, analytic, label. */
    openRow(application) {
        const lineId = this.props.panel.id;
        this.dialog.add(FormViewDialog, {
            resModel: "bank.payment.application",
            resId: application ? application.id : false,
            title: application ? application.name : _t("Add a Row"),
            size: "md",
            canExpand: false,
            context: {
                form_view_ref: "bank_payment_reconcile.view_payment_application_form",
                default_statement_line_id: lineId,
                default_amount: this.props.panel.difference,
            },
            onRecordSave: (record) => this.onRowSave(record, application, lineId),
        });
    }

    /** The server's own methods write the row: they check it against the rest. */
    async onRowSave(record, application, lineId) {
        if (!(await record.checkValidity())) {
            return false;
        }
        const changes = await record.getChanges();
        const values = pick(
            changes,
            ...(application?.move_line_id ? ITEM_FIELDS : ROW_FIELDS)
        );
        if (application) {
            const args = [application.id, values];
            await this.props.onEdit("action_update_application", args, lineId);
        } else {
            await this.props.onEdit("action_add_row", [values], lineId);
        }
        return true;
    }
}
