import {TYPED, getSaveCall, parseAmount} from "./typed_row";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {FormViewDialog} from "@web/views/view_dialogs/form_view_dialog";
import {PanelComponent} from "./panel_component";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";

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
        const amount = parseAmount(ev.target.value);
        if (amount === null) {
            this.notification.add(
                _t("“%(text)s” is not an amount; write it as %(example)s.", {
                    text: ev.target.value,
                    example: this.number(1234.56),
                }),
                {type: "danger"}
            );
            ev.target.value = this.number(application[TYPED[field]]);
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
        const {id: lineId, payer, text, amount, difference} = this.props.panel;
        const of = `${payer || text} ${this.money(amount)}`;
        this.dialog.add(FormViewDialog, {
            resModel: "bank.payment.application",
            resId: application ? application.id : false,
            title: application
                ? _t("%(row)s of %(payment)s", {row: application.name, payment: of})
                : _t("Add a Row to %s", of),
            size: "md",
            canExpand: false,
            context: {
                form_view_ref: "bank_payment_reconcile.view_payment_application_form",
                default_statement_line_id: lineId,
                default_amount: difference,
            },
            onRecordSave: (record) => this.onRowSave(record, application, lineId),
        });
    }

    /** The server's own methods write the row: they check it against the rest. */
    async onRowSave(record, application, lineId) {
        if (!(await record.checkValidity())) {
            return false;
        }
        const [method, args] = getSaveCall(application, await record.getChanges());
        await this.props.onEdit(method, args, lineId);
        return true;
    }
}
