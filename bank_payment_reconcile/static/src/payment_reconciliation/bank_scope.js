import {_t} from "@web/core/l10n/translation";
import {markup} from "@odoo/owl";

const JOURNAL = "account.journal";

/** The bank whose payments are shown, or one statement of it, and its figures. */
export class BankScope {
    /**
     * The page makes its state one that draws what it changes.
     *
     * @param {Object} orm of the page
     * @param {Object} searchModel of the page
     * @param {Object} kept what `keep` gave when the page was left
     */
    constructor(orm, searchModel, kept) {
        this.orm = orm;
        this.searchModel = searchModel;
        this.statementFilter = kept.statementFilter || false;
        this.isLoaded = false;
        this.state = {
            journalId: kept.journalId || false,
            statementId: kept.statementId || false,
            banks: [],
            overview: false,
        };
    }

    /** What has to be there again when somebody comes back to the page. */
    keep() {
        const {statementId} = this.state;
        return {statementId, statementFilter: this.statementFilter};
    }

    // -------------------------------------------------------------------------
    // Figures
    // -------------------------------------------------------------------------

    async load() {
        if (!this.state.journalId) {
            this.state.banks = await this.orm.call(
                JOURNAL,
                "get_bank_reconciliation_journals",
                []
            );
            if (this.state.banks.length === 1) {
                this.state.journalId = this.state.banks[0].id;
            }
        }
        await this.loadOverview();
        this.isLoaded = true;
    }

    async loadOverview() {
        if (this.state.journalId) {
            this.state.overview = await this.orm.call(
                JOURNAL,
                "get_bank_reconciliation_overview",
                [this.state.journalId],
                {statement_id: this.state.statementId}
            );
        }
    }

    call(method, values = {}) {
        return this.orm.call(JOURNAL, method, [[this.state.journalId]], {
            statement_id: this.state.statementId,
            ...values,
        });
    }

    // -------------------------------------------------------------------------
    // Search
    // -------------------------------------------------------------------------

    /**
     * One statement or all of them, as a facet of the search that can be removed.
     *
     * @param {Object|Boolean} statement
     */
    chooseStatement(statement) {
        if (this.statementFilter) {
            this.searchModel.deactivateGroup(this.statementFilter.groupId);
        }
        this.statementFilter = statement && {
            description: statement.name,
            domain: `[("statement_id", "=", ${statement.id})]`,
        };
        this.state.statementId = statement ? statement.id : false;
        if (statement) {
            this.searchModel.createNewFilters([this.statementFilter]);
        }
    }

    /** Whoever removes the facet of the statement sees the whole bank again. */
    followStatementFilter() {
        const isActive = this.searchModel.query.some(
            (element) => element.searchItemId === this.statementFilter.id
        );
        if (this.statementFilter && !isActive) {
            this.statementFilter = false;
            this.state.statementId = false;
        }
    }

    /**
     * Show the lines of one figure or one part of the bar.
     *
     * @param {String} filterName of the search view
     */
    show(filterName) {
        const item = Object.values(this.searchModel.searchItems).find(
            (searchItem) => searchItem.name === filterName
        );
        const isActive = this.searchModel.query.some(
            (element) => element.searchItemId === item?.id
        );
        if (item && !isActive) {
            this.searchModel.toggleSearchItem(item.id);
        }
    }

    // -------------------------------------------------------------------------
    // An empty list
    // -------------------------------------------------------------------------

    /**
     * What stands in a list that shows nothing, while something waits.
     *
     * @returns {Object|Boolean} markup; false where nothing waits
     */
    get helpForNothingFound() {
        const {lines, ready, review, statements} = this.state.overview || {};
        if (this.state.overview && !lines && this.state.statementId) {
            return (
                statements.length > 0 &&
                this.toHelp(
                    _t("Nothing is left to post on this statement"),
                    _t("Other statements of the bank wait: choose one above.")
                )
            );
        }
        if (lines) {
            return this.toHelp(
                _t("No payment here fits what you search for"),
                _t(
                    "Not posted yet: %(lines)s payments. Ready to post: %(ready)s. To review: %(review)s.",
                    {lines, ready, review}
                )
            );
        }
        const waiting = this.state.banks.reduce(
            (total, bank) => total + bank.waiting,
            0
        );
        return (
            !this.state.journalId &&
            waiting > 0 &&
            this.toHelp(
                _t("No payment here fits what you search for"),
                _t("Not posted yet: %s payments. Choose a bank above.", waiting)
            )
        );
    }

    toHelp(title, text) {
        return markup`<p class="o_view_nocontent_empty_folder">${title}</p><p>${text}</p>`;
    }
}
