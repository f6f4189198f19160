import {MarkedLine, getKeyStep} from "./marked_line";
import {OthersBar, OthersLike} from "./others_like/others_like";
import {onWillStart, useState, useSubEnv} from "@odoo/owl";
import {useFollowAction, useIsThere} from "../utils/server_action";
import {ApplyDialog} from "./apply_dialog";
import {BankScope} from "./bank_scope";
import {Coding} from "./coding/coding";
import {LINE_CHOSEN} from "./payment_reconciliation_renderer";
import {LinePanel} from "./line_panel/line_panel";
import {ListController} from "@web/views/list/list_controller";
import {PaymentOverview} from "./payment_overview/payment_overview";
import {ResizablePanel} from "@web/core/resizable_panel/resizable_panel";
import {askOverpayment} from "./overpayment";
import {browser} from "@web/core/browser/browser";
import {delay} from "@web/core/utils/concurrency";
import {isActionAllowed} from "./line_actions";
import {isInSight} from "../utils/sight";
import {makeOnce} from "../utils/once";
import {makeSearchReading} from "../utils/search_reading";
import {usePageKeys} from "./keys/page_keys";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";
import {useStatementFiles} from "./statement_files/statement_files";

const LINE = "account.bank.statement.line";
/** What is done with the rest of an overpayment, by the answer. */
const SETTLING = {
    keep: "action_keep_on_account",
    write_off: "action_bank_write_off_difference",
};
/** Milliseconds on a line before it is read: who walks on quickly reads none. */
const WALKING = 30;

export class PaymentReconciliationController extends ListController {
    static template = "bank_payment_reconcile.PaymentReconciliation";
    static components = {
        ...ListController.components,
        LinePanel,
        OthersBar,
        PaymentOverview,
        ResizablePanel,
    };

    setup() {
        const kept = this.props.state?.bankReconciliation || {};
        this.marked = new MarkedLine(kept.wantedId);
        this.reading = makeSearchReading(this.env.searchModel);
        super.setup();
        this.isThere = useIsThere();
        this.followAction = useFollowAction(() => this.refresh());
        this.bank = new BankScope(this.orm, this.env.searchModel, {
            journalId: this.props.context.default_journal_id,
            ...kept.scope,
        });
        this.bank.state = useState(this.bank.state);
        this.shown = useState({panel: false});
        this.once = makeOnce();
        onWillStart(() => this.bank.load());
        useSetupAction({
            getLocalState: () => ({
                bankReconciliation: {
                    scope: this.bank.keep(),
                    wantedId: this.marked.id,
                },
            }),
        });
        this.others = new OthersLike(this.orm);
        this.others.state = useState(this.others.state);
        this.files = useStatementFiles({
            getJournalId: () => this.bank.state.journalId,
            reload: () => this.refresh(),
            once: this.once,
        });
        this.coding = new Coding(this, useService("notification"));
        useSubEnv({bankCoding: this.coding});
        this.pageKeys = usePageKeys(this);
    }

    // -------------------------------------------------------------------------
    // Loading
    // -------------------------------------------------------------------------

    get modelParams() {
        const params = super.modelParams;
        params.hooks.onWillLoadRoot = this.reading.onWillLoadRoot;
        params.hooks.onRootLoaded = () => this.onRootLoaded();
        return params;
    }

    /**
     * The list was read anew: so are the figures, and the line beside it.
     */
    async onRootLoaded() {
        this.reading.onRootLoaded();
        this.bank.followStatementFilter();
        this.coding.follow();
        const {domain, groupBy, offset, orderBy} = this.model.root;
        // Its panel may still be on its way.
        const next = this.marked.follow(this.records, [
            domain,
            groupBy,
            offset,
            orderBy,
        ]);
        if (!next) {
            this.shown.panel = false;
        }
        await Promise.all([
            this.bank.isLoaded && this.bank.loadOverview(),
            next && this.mark(next),
        ]);
    }

    get records() {
        return this.model.root?.records?.filter((record) => record.resId) || [];
    }

    async refresh() {
        if (this.isThere()) {
            await this.model.load(this.reading.getParams());
        }
    }

    get noContentHelp() {
        return this.bank.helpForNothingFound || this.props.info.noContentHelp;
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

    /** A person chooses a line: by a click, or by a key of the list or of the page. */
    choose(record) {
        this.marked.choices++;
        return this.mark(record);
    }

    async mark(record) {
        if (this.env.isSmall) {
            return;
        }
        this.marked.mark(this.records, record);
        const wanted = record.resId;
        this.model.bus.trigger(LINE_CHOSEN);
        await delay(WALKING);
        if (wanted !== this.marked.id || !this.isThere()) {
            return;
        }
        const panel = await this.readPanel(wanted);
        // Who walks quickly through the list sees the line he ended on.
        if (wanted === this.marked.id) {
            this.shown.panel = panel;
        }
    }

    readPanel(lineId) {
        return this.orm.call(LINE, "get_bank_reconciliation_panel", [lineId]);
    }

    /** Pixels; on a wide screen the panel takes its share. */
    get panelWidth() {
        return Math.max(430, Math.round(browser.innerWidth * 0.28));
    }

    /** Whether keys that say something of the panel say it of the marked line. */
    isPanelMarked() {
        const {panel} = this.shown;
        return !this.env.isSmall && Boolean(panel) && panel.id === this.marked.id;
    }

    isOfOneBank() {
        return Boolean(this.bank.state.journalId);
    }

    getChosenId() {
        return this.marked.id;
    }

    async chooseNext(step) {
        const next = this.marked.getNext(this.records, step);
        if (next) {
            await this.choose(next);
        }
    }

    openForm() {
        const record = this.records.find((r) => r.resId === this.shown.panel.id);
        return record && super.openRecord(record);
    }

    // -------------------------------------------------------------------------
    // Actions on a line
    // -------------------------------------------------------------------------

    /**
     * An action on the marked line, by a key.
     *
     * @param {String} method
     * @param {String} [other] where that one makes no sense
     */
    async onKey(method, other = method) {
        const row = this.rootRef.el.querySelector(".o_bank_chosen_row");
        const step = getKeyStep({
            isDrawn: Boolean(row),
            isInSight: Boolean(row) && isInSight(row),
            isShown: this.shown.panel.id === this.marked.id,
        });
        if (step === "choose") {
            return this.chooseNext(1);
        }
        if (step === "reveal") {
            row.scrollIntoView({block: "center"});
            return;
        }
        const panel =
            step === "read" ? await this.readPanel(this.marked.id) : this.shown.panel;
        const isFirst = !panel || isActionAllowed(method, panel);
        await this.onPanelAction(isFirst ? method : other, panel);
    }

    /**
     * An action on a line, by a button of its panel or by key. What settles the line
     * goes on to the next one.
     *
     * @param {String} method
     * @param {Object} panel of the line
     */
    async onPanelAction(method, panel = this.shown.panel) {
        // Of a line that has been deleted meanwhile there is no panel.
        if (panel && isActionAllowed(method, panel)) {
            await this.once(`${method} ${panel.id}`, () => this.actOn(panel, method));
        }
    }

    async actOn(panel, method) {
        if (method === "action_accept" && !(await this.settleOverpayment(panel))) {
            return;
        }
        const {choices} = this.marked;
        await this.followAction(await this.orm.call(LINE, method, [[panel.id]]));
        await (method.includes("on_account")
            ? this.others.look(panel.id)
            : this.others.lookAgain(panel.id));
        const isSettled = ["action_accept", "action_post_applications"].includes(
            method
        );
        const isLeft = this.marked.isLeft(this.records, panel.id, choices);
        if (isSettled && isLeft && !this.shown.panel?.posting_error) {
            await this.chooseNext(1);
        }
    }

    /** @returns {Promise<Boolean>} whether to go on and accept the line */
    async settleOverpayment(panel) {
        const answer = await askOverpayment(this.dialogService, panel);
        if (SETTLING[answer]) {
            await this.orm.call(LINE, SETTLING[answer], [[panel.id]]);
        }
        return answer !== "cancel";
    }

    /** By hand, in the panel or in a dialog of it: are there others like this one? */
    async onLineChanged(lineId) {
        await Promise.all([this.refresh(), lineId && this.others.look(lineId)]);
    }

    onApplyLike() {
        return this.once("apply like", async () =>
            this.followAction(await this.others.apply())
        );
    }

    /** A line was typed into: the list beside it stays as it is. */
    onCoded(lineId) {
        return Promise.all([this.bank.loadOverview(), this.others.look(lineId)]);
    }

    /** The first line's account, partner and taxes to the others. */
    async fill(lineIds) {
        await this.once("fill down", async () =>
            this.followAction(
                await this.orm.call(LINE, "action_bank_fill_down", [lineIds])
            )
        );
    }

    // -------------------------------------------------------------------------
    // The whole bank
    // -------------------------------------------------------------------------

    async onChooseBank(journalId) {
        await this.followAction(
            await this.orm.call(
                "account.journal",
                "action_bank_open_payment_reconciliation",
                [journalId]
            )
        );
    }

    onChooseStatement(statement) {
        this.bank.chooseStatement(statement);
    }

    onShow(filterName) {
        this.bank.show(filterName);
    }

    onApplyAll() {
        this.dialogService.add(ApplyDialog, {
            apply: (overwrite) =>
                this.callBank("action_bank_reconciliation_apply", {overwrite}),
        });
    }

    onPostAll() {
        return this.callBank("action_bank_reconciliation_post");
    }

    onReconcile() {
        return this.callBank("action_bank_reconciliation_close");
    }

    onBookOpening() {
        return this.callBank("action_bank_book_opening_balance");
    }

    async callBank(method, values) {
        // Until the server has answered: while the page is read anew, a click counts.
        const done = await this.once(method, async () => ({
            answer: await this.bank.call(method, values),
        }));
        if (done) {
            await this.followAction(done.answer);
        }
    }
}
