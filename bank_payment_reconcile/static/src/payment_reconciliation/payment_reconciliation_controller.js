import {onWillStart, useState} from "@odoo/owl";
import {ApplyDialog} from "./apply_dialog";
import {LINE_CHOSEN} from "./payment_reconciliation_renderer";
import {LinePanel} from "./line_panel/line_panel";
import {ListController} from "@web/views/list/list_controller";
import {PaymentOverview} from "./payment_overview/payment_overview";
import {ResizablePanel} from "@web/core/resizable_panel/resizable_panel";
import {askOverpayment} from "./overpayment";
import {browser} from "@web/core/browser/browser";
import {delay} from "@web/core/utils/concurrency";
import {makeOnce} from "../utils/once";
import {useHotkey} from "@web/core/hotkeys/hotkey_hook";
import {useService} from "@web/core/utils/hooks";

const LINE = "account.bank.statement.line";
const JOURNAL = "account.journal";
/** Milliseconds on a line before it is read: who walks on quickly reads none. */
const WALKING = 30;

export class PaymentReconciliationController extends ListController {
    static template = "bank_payment_reconcile.PaymentReconciliation";
    static components = {
        ...ListController.components,
        LinePanel,
        PaymentOverview,
        ResizablePanel,
    };

    setup() {
        super.setup();
        this.ui = useService("ui");
        this.bank = useState({
            journalId: this.props.context.default_journal_id || false,
            statementId: false,
            banks: [],
            overview: false,
            panel: false,
        });
        this.chosenIndex = 0;
        this.once = makeOnce();
        this.statementFilter = false;
        onWillStart(() => this.loadBank());
        this.registerHotkeys();
    }

    registerHotkeys() {
        const isAvailable = () => !this.env.isSmall && this.bank.panel;
        const keys = {
            arrowdown: () => this.chooseNext(1),
            arrowup: () => this.chooseNext(-1),
            a: () => this.onKey("action_accept"),
            r: () => this.onKey("action_remove_applications"),
            t: () => this.onKey("action_apply_automatically"),
            p: () => this.onKey("action_post_applications"),
        };
        for (const [key, callback] of Object.entries(keys)) {
            useHotkey(key, callback, {
                isAvailable,
                allowRepeat: key.startsWith("arrow"),
            });
        }
    }

    // -------------------------------------------------------------------------
    // Loading
    // -------------------------------------------------------------------------

    get modelParams() {
        const params = super.modelParams;
        params.hooks.onRootLoaded = () => this.onRootLoaded();
        return params;
    }

    async loadBank() {
        if (!this.bank.journalId) {
            this.bank.banks = await this.orm.call(
                JOURNAL,
                "get_reconciliation_banks",
                []
            );
            if (this.bank.banks.length === 1) {
                this.bank.journalId = this.bank.banks[0].id;
            }
        }
        await this.loadOverview();
        this.isBankLoaded = true;
    }

    async loadOverview() {
        if (this.bank.journalId) {
            this.bank.overview = await this.orm.call(
                JOURNAL,
                "get_reconciliation_overview",
                [this.bank.journalId],
                {statement_id: this.bank.statementId}
            );
        }
    }

    /** The list was read anew: so are the figures, and the line beside it. */
    async onRootLoaded() {
        this.followStatementFilter();
        const records = this.records;
        // The marked line: its panel may still be on its way.
        const found = records.findIndex((record) => record.resId === this.wantedId);
        const index = found < 0 ? this.chosenIndex : found;
        const next = records[Math.min(Math.max(index, 0), records.length - 1)];
        await Promise.all([
            this.isBankLoaded && this.loadOverview(),
            next && this.choose(next),
        ]);
        if (!next) {
            this.bank.panel = false;
        }
    }

    get records() {
        return this.model.root?.records?.filter((record) => record.resId) || [];
    }

    // -------------------------------------------------------------------------
    // The line beside the list
    // -------------------------------------------------------------------------

    async openRecord(record, options = {}) {
        if (this.env.isSmall || options.force || options.newWindow) {
            return super.openRecord(record, options);
        }
        return this.choose(record);
    }

    async choose(record) {
        if (this.env.isSmall) {
            return;
        }
        this.chosenIndex = this.records.findIndex((r) => r.resId === record.resId);
        const wanted = (this.wantedId = record.resId);
        this.model.bus.trigger(LINE_CHOSEN);
        await delay(WALKING);
        if (wanted !== this.wantedId) {
            return;
        }
        const panel = await this.readPanel(wanted);
        // Who walks quickly through the list sees the line he ended on.
        if (wanted === this.wantedId) {
            this.bank.panel = panel;
        }
    }

    readPanel(lineId) {
        return this.orm.call(LINE, "get_reconciliation_panel", [lineId]);
    }

    /** Pixels; on a wide screen the panel takes its share. */
    get panelWidth() {
        return Math.max(430, Math.round(browser.innerWidth * 0.28));
    }

    getChosenId() {
        return this.wantedId;
    }

    async chooseNext(step) {
        const next = this.records[this.chosenIndex + step];
        if (next) {
            await this.choose(next);
            this.scrollToChosen();
        }
    }

    scrollToChosen() {
        const row = this.rootRef.el?.querySelector(".o_bank_chosen_row");
        row?.scrollIntoView({block: "nearest"});
    }

    openForm() {
        const record = this.records.find((r) => r.resId === this.bank.panel.id);
        return record && super.openRecord(record);
    }

    /**
     * A key acts on the marked line, also where the panel still shows the last one.
     *
     * @param {String} method
     */
    async onKey(method) {
        const isShown = this.bank.panel.id === this.wantedId;
        const panel = isShown ? this.bank.panel : await this.readPanel(this.wantedId);
        await this.onPanelAction(method, panel);
    }

    /**
     * An action on a line, by a button of its panel or by key. What settles the line
     * goes on to the next one.
     *
     * @param {String} method
     * @param {Object} panel of the line
     */
    async onPanelAction(method, panel = this.bank.panel) {
        if (this.isActionAllowed(method, panel)) {
            await this.once(`${method} ${panel.id}`, () => this.actOn(panel, method));
        }
    }

    async actOn(panel, method) {
        if (method === "action_accept") {
            await this.settleOverpayment(panel);
        }
        const action = await this.orm.call(LINE, method, [[panel.id]]);
        await this.followAction(action);
        const isSettled = ["action_accept", "action_post_applications"].includes(
            method
        );
        const isStillThere = this.records[this.chosenIndex]?.resId === panel.id;
        if (isSettled && isStillThere && !this.bank.panel.posting_error) {
            await this.chooseNext(1);
        }
    }

    async settleOverpayment(panel) {
        if (await askOverpayment(this.dialogService, panel)) {
            await this.orm.call(LINE, "action_keep_on_account", [[panel.id]]);
        }
    }

    isActionAllowed(method, panel) {
        const isApplied = panel.applications.length > 0;
        const isOpen = Boolean(panel.difference);
        return {
            action_accept: isApplied && !panel.is_posted,
            action_remove_applications: isApplied && !panel.is_posted,
            action_apply_automatically: !panel.is_posted,
            action_post_applications: isApplied && !panel.is_posted,
            action_undo_applications: panel.is_posted,
            action_write_off_difference: isApplied && !panel.is_posted && isOpen,
            action_keep_on_account: isApplied && !panel.is_posted && isOpen,
            action_preview_posting: isApplied && !panel.is_posted,
        }[method];
    }

    /**
     * What a method answered, and the page read anew, once: a second reading could
     * overtake the search that somebody has started meanwhile.
     *
     * @param {Object|Boolean} action
     */
    async followAction(action) {
        if (action && action.tag !== "display_notification") {
            return this.actionService.doAction(action, {
                onClose: () => this.refresh(),
            });
        }
        if (action) {
            const params = {...action.params, next: undefined};
            await this.actionService.doAction({...action, params});
        }
        await this.refresh();
    }

    async refresh() {
        await this.model.load();
    }

    // -------------------------------------------------------------------------
    // The whole bank
    // -------------------------------------------------------------------------

    async onChooseBank(journalId) {
        const action = await this.orm.call(
            JOURNAL,
            "action_open_payment_reconciliation",
            [journalId]
        );
        return this.actionService.doAction(action);
    }

    /** One statement or all of them, as a facet of the search that can be removed. */
    onChooseStatement(statement) {
        const searchModel = this.env.searchModel;
        if (this.statementFilter) {
            searchModel.deactivateGroup(this.statementFilter.groupId);
        }
        this.statementFilter = statement && {
            description: statement.name,
            domain: `[("statement_id", "=", ${statement.id})]`,
        };
        this.bank.statementId = statement ? statement.id : false;
        if (statement) {
            searchModel.createNewFilters([this.statementFilter]);
        }
    }

    followStatementFilter() {
        const isActive = this.env.searchModel.query.some(
            (element) => element.searchItemId === this.statementFilter.id
        );
        if (this.statementFilter && !isActive) {
            this.statementFilter = false;
            this.bank.statementId = false;
        }
    }

    /** Show the lines of one figure or one part of the bar: a filter of the search. */
    onShow(filterName) {
        const searchModel = this.env.searchModel;
        const item = Object.values(searchModel.searchItems).find(
            (searchItem) => searchItem.name === filterName
        );
        if (!item) {
            return;
        }
        const isActive = searchModel.query.some((q) => q.searchItemId === item.id);
        if (!isActive) {
            searchModel.toggleSearchItem(item.id);
        }
    }

    onApplyAll() {
        this.dialogService.add(ApplyDialog, {
            apply: (overwrite) =>
                this.callBank("action_reconciliation_apply", {overwrite}),
        });
    }

    onPostAll() {
        return this.callBank("action_reconciliation_post");
    }

    onReconcile() {
        return this.callBank("action_reconciliation_close");
    }

    onBookOpening() {
        return this.callBank("action_book_opening_balance");
    }

    async callBank(method, values = {}) {
        const action = await this.orm.call(JOURNAL, method, [[this.bank.journalId]], {
            statement_id: this.bank.statementId,
            ...values,
        });
        await this.followAction(action);
    }
}
