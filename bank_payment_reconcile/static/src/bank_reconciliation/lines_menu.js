import {ENTRY, LINE, VIEW, getViewContext} from "./pane_props";
import {Component} from "@odoo/owl";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {FormViewDialog} from "@web/views/view_dialogs/form_view_dialog";
import {SelectCreateDialog} from "@web/views/view_dialogs/select_create_dialog";
import {_t} from "@web/core/l10n/translation";
import {idsOf} from "./selection";
import {useService} from "@web/core/utils/hooks";

/** Which bank lines are on the statement: they are fetched, added, taken off. */
export class LinesMenu extends Component {
    static template = "bank_payment_reconcile.BankLinesMenu";
    static components = {Dropdown, DropdownItem};
    static props = {record: Object, lines: Array, call: Function, reload: Function};

    setup() {
        this.dialogService = useService("dialog");
    }

    get documentId() {
        return this.props.record.resId;
    }

    onGetLines() {
        return this.props.call("action_get_lines");
    }

    onSuggestLines() {
        this.dialogService.add(SelectCreateDialog, {
            title: _t("Tick what the paper statement shows"),
            resModel: ENTRY,
            domain: [
                ["bank_listed_in_id", "=", this.documentId],
                ["bank_application_ids", "not any", [["state", "!=", "posted"]]],
            ],
            context: {
                ...getViewContext("entries", this.documentId),
                list_view_ref: `${VIEW}suggest_list`,
            },
            noCreate: true,
            onSelected: (entries) => this.props.call("action_suggest_lines", {entries}),
        });
    }

    onAddLine() {
        const {journal_id, date} = this.props.record.data;
        this.dialogService.add(FormViewDialog, {
            title: _t("Add a Bank Line"),
            resModel: LINE,
            canExpand: false,
            context: {
                form_view_ref: `${VIEW}line_add_form`,
                default_journal_id: journal_id.id,
                default_bank_reconciliation_id: this.documentId,
                default_date: date.toISODate(),
            },
            onRecordSaved: () => this.props.reload(),
        });
    }

    onRemoveLines() {
        return this.props.call("action_remove_lines", {lines: idsOf(this.props.lines)});
    }

    onDeleteLines() {
        return this.props.call("action_delete_lines", {lines: idsOf(this.props.lines)});
    }
}
