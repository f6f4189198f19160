import {Component, onWillUpdateProps, useEffect, useState} from "@odoo/owl";
import {LINE, getPaneProps} from "./pane_props";
import {Selection, idsOf} from "./selection";
import {LinesMenu} from "./lines_menu";
import {MatchDialog} from "./match_dialog";
import {View} from "@web/views/view";
import {_t} from "@web/core/l10n/translation";
import {formatMonetary} from "@web/views/fields/formatters";
import {makeOnce} from "../utils/once";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useHotkey} from "@web/core/hotkeys/hotkey_hook";
import {useService} from "@web/core/utils/hooks";

const DOCUMENT = "bank.reconciliation";

/** The bank's lines and our open entries side by side, and what is done with them. */
export class BankReconciliationPanes extends Component {
    static template = "bank_payment_reconcile.BankReconciliationPanes";
    static components = {LinesMenu, View};
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.actionService = useService("action");
        this.dialogService = useService("dialog");
        this.selection = useState(new Selection(this.currencyId));
        this.panes = {
            lines: this.preparePane("lines", _t("Bank's Lines")),
            entries: this.preparePane("entries", _t("Our Entries")),
        };
        this.active = "lines";
        this.once = makeOnce();
        this.prepareViews();
        this.registerHotkeys();
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

    registerHotkeys() {
        const keys = {
            arrowdown: () => this.activePane.chooseNext(1),
            arrowup: () => this.activePane.chooseNext(-1),
            arrowright: () => this.enter("entries"),
            arrowleft: () => this.enter("lines"),
            m: () => this.onMatch(),
            u: () => this.onUnmatch(),
            d: () => this.onTransferDifference(),
            f: () => this.onFindAmount(),
            t: () => this.onMatchAutomatically(),
        };
        for (const [key, callback] of Object.entries(keys)) {
            useHotkey(key, callback, {
                isAvailable: () => !this.env.isSmall,
                allowRepeat: key.startsWith("arrow"),
            });
        }
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
        return this.panes[this.active].controller;
    }

    preparePane(name, title) {
        return {
            title,
            controller: null,
            mark: () => null,
            onSelected: (records) => {
                this.selection[name] = [...records];
                this.panes.lines.mark();
                this.panes.entries.mark();
            },
            onFocused: () => {
                this.active = name;
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
        this.active = name;
        const {controller} = this.panes[name];
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
        await this.props.record.load();
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
        const key = JSON.stringify([method, values, lineIds]);
        const isDone = await this.once(key, async () => {
            if (!(await this.props.record.save())) {
                return false;
            }
            await this.send(method, values, lineIds);
            await this.reloadPanes();
            return true;
        });
        if (isDone) {
            onRowsRead?.();
            await this.props.record.load();
        }
    }

    async send(method, values, lineIds) {
        const [model, ids] = lineIds ? [LINE, lineIds] : [DOCUMENT, [this.documentId]];
        const action = await this.orm.call(model, method, [ids], values);
        if (action?.type) {
            const params = {...action.params, next: undefined};
            await this.actionService.doAction({...action, params});
        }
    }

    // -------------------------------------------------------------------------
    // Matches
    // -------------------------------------------------------------------------

    async onMatch() {
        const {lines, entries, canMatch} = this.selection;
        if (canMatch) {
            const index = this.panes.lines.controller.records.indexOf(lines[0]);
            await this.call(
                "action_match",
                {lines: idsOf(lines), entries: idsOf(entries)},
                {onRowsRead: () => this.chooseOpenLine(index)}
            );
        }
    }

    /** Go on with the first line from here on that is not matched. */
    chooseOpenLine(index) {
        const {controller} = this.panes.lines;
        const next = controller.records.findIndex(
            (line, place) => place >= index && this.selection.isOpen(line)
        );
        controller.chooseIndex(next);
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
            this.panes.entries.controller.show(
                _t("Amount %s", this.money(line.data.difference_amount)),
                `[("amount_residual_currency", "=", ${line.data.difference_amount})]`
            );
        }
    }

    /** The other side of what is matched, which may be on another page. */
    onShowMatch() {
        const {lines, entries} = this.selection;
        const [other, field] = lines.length
            ? ["entries", "bank_matched_entry_ids"]
            : ["lines", "bank_matched_line_ids"];
        const chosen = lines.length ? lines : entries;
        const ids = chosen.flatMap((record) => record.data[field].currentIds);
        this.panes[other].controller.show(
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
                    onClose: () => this.reload(),
                }
            );
        }
    }

    onCorrectPayment() {
        const lineIds = idsOf(this.selection.lines);
        return this.call("action_correct_payment", {}, {lineIds});
    }

    // -------------------------------------------------------------------------
    // Display
    // -------------------------------------------------------------------------

    money(amount) {
        return formatMonetary(amount, {currencyId: this.currencyId});
    }

    get whyOfLine() {
        const {line} = this.selection;
        if (!line) {
            return "";
        }
        const {posting_error, rival_answers, match_explanation} = line.data;
        return [posting_error, rival_answers, match_explanation]
            .filter(Boolean)
            .join(" · ")
            .replaceAll("\n", " · ");
    }
}

export const bankReconciliationPanes = {component: BankReconciliationPanes};

registry
    .category("view_widgets")
    .add("bank_reconciliation_panes", bankReconciliationPanes);
