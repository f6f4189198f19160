import {Component, onWillUpdateProps, useEffect, useState} from "@odoo/owl";
import {LINE, getPaneProps} from "./pane_props";
import {Selection, idsOf} from "./selection";
import {useFollowAction, useIsThere} from "../utils/server_action";
import {LinesMenu} from "./lines_menu";
import {MatchDialog} from "./match_dialog";
import {View} from "@web/views/view";
import {_t} from "@web/core/l10n/translation";
import {formatMonetary} from "@web/views/fields/formatters";
import {makeOnce} from "../utils/once";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useKeys} from "../utils/keys";
import {useService} from "@web/core/utils/hooks";

const DOCUMENT = "bank.reconciliation";

/** The bank's lines and our open entries side by side, and what is done with them. */
export class BankReconciliationPanes extends Component {
    static template = "bank_payment_reconcile.BankReconciliationPanes";
    static components = {LinesMenu, View};
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.isThere = useIsThere();
        this.followAction = useFollowAction(() => this.reloadPanes());
        this.actionService = useService("action");
        this.dialogService = useService("dialog");
        this.selection = useState(new Selection(this.currencyId));
        this.panes = {
            lines: this.preparePane("lines", _t("Bank's Lines")),
            entries: this.preparePane("entries", _t("Our Entries")),
        };
        // The one that keys walk through, and that a phone shows.
        this.state = useState({active: "lines"});
        this.once = makeOnce();
        this.prepareViews();
        useKeys(
            {
                // A list that is still on its way has no controller yet.
                arrowdown: () => this.activePane?.chooseNext(1),
                arrowup: () => this.activePane?.chooseNext(-1),
                arrowright: () => this.enter("entries"),
                arrowleft: () => this.enter("lines"),
                m: () => this.onMatch(),
                u: () => this.onUnmatch(),
                d: () => this.onTransferDifference(),
                f: () => this.onFindAmount(),
                t: () => this.onMatchAutomatically(),
            },
            () => !this.env.isSmall
        );
        onWillUpdateProps((nextProps) => this.onRecordReplaced(nextProps));
        useEffect(
            (day) => {
                if (this.day && this.day !== day) {
                    this.onDateChanged();
                }
                this.day = day;
            },
            () => [this.props.record.data.date?.toISODate()]
        );
    }

    // -------------------------------------------------------------------------
    // Panes
    // -------------------------------------------------------------------------

    get documentId() {
        return this.props.record.resId;
    }

    get currencyId() {
        return this.props.record.data.currency_id.id;
    }

    get activePane() {
        return this.panes[this.state.active].controller;
    }

    preparePane(name, title) {
        return {
            name,
            title,
            controller: null,
            mark: () => null,
            onSelected: (records) => {
                this.selection[name] = [...records];
                this.panes.lines.mark();
                this.panes.entries.mark();
            },
            onFocused: () => {
                this.state.active = name;
            },
            getMark: (record) => this.selection.getMark(name, record),
        };
    }

    /** Kept as they are while the document is: other properties read them anew. */
    prepareViews() {
        this.shownId = this.documentId;
        this.views = getPaneProps(this.documentId, this.panes);
    }

    enter(name) {
        this.state.active = name;
        const {controller} = this.panes[name];
        if (!controller) {
            return;
        }
        const [chosen] = controller.model.root.selection;
        if (chosen) {
            controller.choose(chosen);
        } else {
            controller.chooseIndex(0);
        }
    }

    // -------------------------------------------------------------------------
    // Reading anew
    // -------------------------------------------------------------------------

    async onRecordReplaced(nextProps) {
        if (nextProps.record !== this.props.record) {
            // A button of the form has changed the document, or another one is shown.
            if (nextProps.record.resId === this.shownId) {
                this.reloadPanes(true);
            }
        }
    }

    async onDateChanged() {
        if (await this.props.record.save()) {
            await this.reloadPanes(true);
        }
    }

    /**
     * @param {Boolean} [keepSelection]
     * @returns {Promise}
     */
    reloadPanes(keepSelection = false) {
        return Promise.all(
            Object.values(this.panes).map((pane) =>
                pane.controller?.reload(keepSelection)
            )
        );
    }

    async reload() {
        await this.reloadPanes();
        if (this.isThere()) {
            await this.props.record.load();
        }
    }

    /**
     * Call a method of the document, and read what it changed: the rows first, which
     * are what a person looks at and goes on with.
     *
     * @param {String} method
     * @param {Object} [values]
     * @param {Object} [options]
     * @param {Number[]} [options.lineIds] call it on these lines instead
     * @param {Function} [options.onRowsRead]
     */
    async call(method, values = {}, {lineIds, onRowsRead} = {}) {
        const [model, ids] = lineIds ? [LINE, lineIds] : [DOCUMENT, [this.documentId]];
        const isDone = await this.once(
            JSON.stringify([method, values, lineIds]),
            async () => {
                if (!(await this.props.record.save())) {
                    return false;
                }
                await this.followAction(
                    await this.orm.call(model, method, [ids], values)
                );
                return this.isThere();
            }
        );
        if (isDone) {
            onRowsRead?.();
            await this.props.record.load();
        }
    }

    // -------------------------------------------------------------------------
    // Matches
    // -------------------------------------------------------------------------

    async onMatch() {
        const {lines, entries, canMatch} = this.selection;
        if (canMatch) {
            const place = this.panes.lines.controller.findIndex(lines[0].resId);
            await this.call(
                "action_match",
                {lines: idsOf(lines), entries: idsOf(entries)},
                {onRowsRead: () => this.chooseOpenLine(place)}
            );
        }
    }

    /** Go on with the first line from here on that is not matched. */
    chooseOpenLine(place) {
        const {controller} = this.panes.lines;
        // Whoever has chosen a line meanwhile stays there.
        if (controller && !controller.model.root.selection.length) {
            controller.chooseIndex(this.selection.findOpen(controller.records, place));
        }
    }

    async onUnmatch() {
        const {lines, entries, canUnmatch} = this.selection;
        if (canUnmatch) {
            await this.call("action_unmatch", {
                lines: idsOf(lines),
                entries: idsOf(entries),
            });
        }
    }

    onMatchAutomatically() {
        this.dialogService.add(MatchDialog, {
            matchedCount: this.props.record.data.matched_count,
            match: (days, overwrite) =>
                this.call("action_match_automatically", {days, overwrite}),
        });
    }

    /** Entries with the amount of the chosen line, on whatever page they are. */
    onFindAmount() {
        const {line} = this.selection;
        if (line && this.selection.isOpen(line)) {
            this.panes.entries.controller?.show(
                _t("Amount %s", this.money(line.data.difference_amount)),
                `[("amount_residual_currency", "=", ${line.data.difference_amount})]`
            );
        }
    }

    /** The other side of what is matched, which may be on another page. */
    onShowMatch() {
        const [other, ids] = this.selection.counterparts;
        this.state.active = other;
        this.panes[other].controller?.show(
            _t("Matched"),
            `[("id", "in", ${JSON.stringify(ids)})]`
        );
    }

    // -------------------------------------------------------------------------
    // Differences
    // -------------------------------------------------------------------------

    onTransferDifference() {
        const lines = this.selection.openLines;
        if (lines.length) {
            return this.actionService.doAction(
                "bank_payment_reconcile.action_bank_transfer_difference",
                {
                    additionalContext: {default_line_ids: idsOf(lines)},
                    onClose: (closing) => !closing?.noReload && this.reload(),
                }
            );
        }
    }

    onCorrectPayment() {
        const lineIds = idsOf(this.selection.lines);
        return this.call("action_bank_correct_payment", {}, {lineIds});
    }

    // -------------------------------------------------------------------------
    // Whose entries
    // -------------------------------------------------------------------------

    onTellBank() {
        return this.call("action_tell_bank", {entries: idsOf(this.selection.entries)});
    }

    onForgetBank() {
        return this.call("action_forget_bank", {
            entries: idsOf(this.selection.entries),
        });
    }

    // -------------------------------------------------------------------------
    // Display
    // -------------------------------------------------------------------------

    money(amount) {
        return formatMonetary(amount, {currencyId: this.currencyId});
    }
}

export const bankReconciliationPanes = {component: BankReconciliationPanes};

registry
    .category("view_widgets")
    .add("bank_reconciliation_panes", bankReconciliationPanes);
