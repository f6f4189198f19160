import {
    CONFIDENCE_CLASSES,
    confidenceLabel,
    getConfidenceState,
} from "../../fields/confidence";
import {AppliedItems} from "./applied_items";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {OpenItems} from "./open_items";
import {PanelComponent} from "./panel_component";
import {isActionAllowed} from "../line_actions";
import {makeOnce} from "../../utils/once";
import {useFollowAction} from "../../utils/server_action";
import {useService} from "@web/core/utils/hooks";

const LINE = "account.bank.statement.line";

/** The chosen line: what the bank said, what is applied and why, what could be. */
export class LinePanel extends PanelComponent {
    static template = "bank_payment_reconcile.LinePanel";
    static components = {AppliedItems, Dropdown, DropdownItem, OpenItems};
    static props = {
        panel: Object,
        onAction: Function,
        onChanged: Function,
        onOpenForm: Function,
    };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.once = makeOnce();
        this.followAction = useFollowAction(() => this.props.onChanged());
    }

    get panel() {
        return this.props.panel;
    }

    get confidence() {
        // Why it was reopened stands below, in full.
        const state = getConfidenceState({
            confidence: this.panel.confidence,
            isAmbiguous: this.panel.is_ambiguous,
            isElsewhere: this.panel.elsewhere.length > 0,
        });
        return {label: confidenceLabel(state), color: CONFIDENCE_CLASSES[state]};
    }

    isAllowed(method) {
        return isActionAllowed(method, this.panel);
    }

    /**
     * Something applied or removed, by a click on an item or by typing. It changes the
     * line on which it was begun, also when another one is shown meanwhile.
     *
     * @param {String} method
     * @param {Array} args
     * @param {Number} [lineId]
     */
    async onEdit(method, args, lineId = this.panel.id) {
        await this.once(JSON.stringify([method, args, lineId]), async () => {
            await this.orm.call(LINE, method, [[lineId], ...args]);
            await this.props.onChanged();
        });
    }

    async call(method) {
        await this.followAction(await this.orm.call(LINE, method, [[this.panel.id]]));
    }

    async onWizard(xmlId, context) {
        await this.action.doAction(xmlId, {
            additionalContext: {
                active_model: LINE,
                active_id: this.panel.id,
                active_ids: [this.panel.id],
                ...context,
            },
            onClose: (closing) => !closing?.noReload && this.props.onChanged(),
        });
    }

    onTransferDifference() {
        return this.onWizard("bank_payment_reconcile.action_bank_transfer_difference", {
            default_line_ids: [this.panel.id],
        });
    }

    onMapText() {
        return this.onWizard("bank_payment_reconcile.action_bank_map_text", {
            default_line_id: this.panel.id,
        });
    }

    openRecord(resModel, resId) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: resModel,
            res_id: resId,
            views: [[false, "form"]],
        });
    }
}
