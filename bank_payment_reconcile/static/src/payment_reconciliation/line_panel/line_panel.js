import {
    CONFIDENCE_CLASSES,
    confidenceLabel,
    getConfidenceState,
} from "../../fields/confidence";
import {CreateMenu, getCreateCall} from "./create_menu";
import {AppliedItems} from "./applied_items";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {LineNotes} from "../line_notes/line_notes";
import {OpenItems} from "./open_items";
import {PanelComponent} from "./panel_component";
import {getDataURLFromFile} from "@web/core/utils/urls";
import {isActionAllowed} from "../line_actions";
import {makeOnce} from "../../utils/once";
import {useFollowAction} from "../../utils/server_action";
import {useKeys} from "../../utils/keys";
import {useService} from "@web/core/utils/hooks";
import {useState} from "@odoo/owl";

const LINE = "account.bank.statement.line";

/** The chosen line: what the bank said, what is applied and why, what could be. */
export class LinePanel extends PanelComponent {
    static template = "bank_payment_reconcile.LinePanel";
    static components = {
        AppliedItems,
        CreateMenu,
        Dropdown,
        DropdownItem,
        LineNotes,
        OpenItems,
    };
    static props = {
        panel: Object,
        isKeyed: Function,
        onAction: Function,
        onChanged: Function,
        onCode: Function,
        onNoted: Function,
        onOpenForm: Function,
        onShowKeys: Function,
    };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.once = makeOnce();
        this.dropping = useState({isOver: false});
        this.reading = useState({isWhole: false});
        // Open from line to line; `asked` says how often a note was begun on one of them.
        this.notes = useState({isOpen: false, asked: 0, lineId: false});
        this.followAction = useFollowAction(() => this.props.onChanged());
        useKeys(
            {
                d: () => this.onDifference(),
                m: () => this.isOpen && this.onMapText(),
                n: () => this.onNote(),
                q: () => this.onAsk(),
            },
            () => this.props.isKeyed()
        );
    }

    get isOpen() {
        return !this.panel.is_posted;
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
            await this.props.onChanged(lineId);
        });
    }

    async call(method) {
        await this.followAction(await this.orm.call(LINE, method, [[this.panel.id]]));
    }

    async onWizard(xmlId, context) {
        const lineId = this.panel.id;
        await this.action.doAction(xmlId, {
            additionalContext: {
                active_model: LINE,
                active_id: this.panel.id,
                active_ids: [this.panel.id],
                ...context,
            },
            onClose: (closing) => !closing?.noReload && this.props.onChanged(lineId),
        });
    }

    /** What the bank's limit lets be written off is no question, and a guess is in
     * nobody's way. */
    async onDifference() {
        const {id, may_write_off: isSmall, is_guess: isGuess, difference} = this.panel;
        if (this.isOpen && isSmall) {
            await this.props.onAction("action_bank_write_off_difference");
        } else if (this.isOpen && (difference || isGuess)) {
            if (!difference) {
                await this.orm.call(LINE, "action_remove_applications", [[id]]);
            }
            await this.onTransferDifference();
        }
    }

    onNotes() {
        Object.assign(this.notes, {isOpen: !this.notes.isOpen, asked: 0});
    }

    /** Open them with the cursor in a new one. */
    onNote() {
        const asked = this.notesAsked + 1;
        Object.assign(this.notes, {isOpen: true, asked, lineId: this.panel.id});
    }

    /** On the next line, letters are keys again. */
    get notesAsked() {
        return this.notes.lineId === this.panel.id ? this.notes.asked : 0;
    }

    onAsk() {
        return this.onWizard("bank_payment_reconcile.action_bank_ask", {
            default_line_ids: [this.panel.id],
        });
    }

    /**
     * @param {String} kind that the server told may be made
     */
    onCreate(kind) {
        const {id, is_guess: isGuess, partner} = this.panel;
        if (kind === "on_account" && !partner) {
            return this.onDifference();
        }
        if (kind === "on_account") {
            const all = isGuess && "action_bank_keep_all_on_account";
            return this.props.onAction(all || "action_keep_on_account");
        }
        const [method, args] = getCreateCall(kind);
        return this.once(`${method} ${id}`, async () =>
            this.followAction(await this.orm.call(LINE, method, [[id], ...args]))
        );
    }

    /** Two lines of them, or all. */
    onReasons() {
        this.reading.isWhole = !this.reading.isWhole;
    }

    onTransferDifference() {
        return this.onWizard("bank_payment_reconcile.action_bank_transfer_difference", {
            default_line_ids: [this.panel.id],
        });
    }

    /**
     * An account that the bank's settings lack is asked here, and kept there.
     *
     * @param {String} code of what is needed, as the panel tells it
     * @returns {Promise<Boolean>} whether to go on
     */
    async ask(code) {
        if (!this.panel.asks.includes(code)) {
            return true;
        }
        const dialog = await this.orm.call("account.journal", "action_bank_set_up", [
            [this.panel.journal_id],
            code,
        ]);
        return new Promise((resolve) => {
            this.action.doAction(dialog, {
                onClose: (closing) => resolve(Boolean(closing?.isAnswered)),
            });
        });
    }

    async onFee() {
        const lineId = this.panel.id;
        if (await this.ask("fee")) {
            await this.onEdit("action_add_row", [{kind: "fee"}], lineId);
        }
    }

    async onWriteOff() {
        if (await this.ask("difference")) {
            await this.props.onAction("action_bank_write_off_difference");
        }
    }

    onMapText() {
        return this.onWizard("bank_payment_reconcile.action_bank_map_text", {
            default_line_id: this.panel.id,
        });
    }

    onDragOver(ev) {
        if (!this.panel.is_posted && ev.dataTransfer?.types.includes("Files")) {
            ev.preventDefault();
            this.dropping.isOver = true;
        }
    }

    onDragLeave(ev) {
        if (!ev.currentTarget.contains(ev.relatedTarget)) {
            this.dropping.isOver = false;
        }
    }

    /** A payout's report or a remittance advice, dropped on the line it explains. */
    async onDrop(ev) {
        if (!this.dropping.isOver) {
            return;
        }
        ev.preventDefault();
        this.dropping.isOver = false;
        const lineId = this.panel.id;
        await this.once(`drop ${lineId}`, async () => {
            for (const file of ev.dataTransfer.files) {
                const data = (await getDataURLFromFile(file)).split(",")[1] || "";
                await this.followAction(
                    await this.orm.call(LINE, "action_apply_advice", [
                        [lineId],
                        data,
                        file.name,
                    ])
                );
            }
            await this.props.onChanged();
        });
    }

    onAddAdvice() {
        return this.onWizard(
            "bank_payment_reconcile.action_bank_payment_advice_import",
            {default_statement_line_ids: [this.panel.id]}
        );
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
