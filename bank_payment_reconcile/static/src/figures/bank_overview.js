import {Component, onWillStart, useState} from "@odoo/owl";
import {DEFAULT_PERIOD, getDays, getPeriodLabel, getPeriods} from "./periods";
import {Figure, writeDay, writeFigure} from "./figure";
import {MonthsChart, writeMonth} from "./months_chart";
import {deserializeDate, serializeDate, today} from "@web/core/l10n/dates";
import {DateTimeInput} from "@web/core/datetime/datetime_input";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {Layout} from "@web/search/layout";
import {_t} from "@web/core/l10n/translation";
import {formatMonetary} from "@web/views/fields/formatters";
import {makeLatest} from "../utils/latest";
import {registry} from "@web/core/registry";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";

/** What waits, and what the list of it is called. */
const WAITING = [
    {name: "lines", label: _t("Lines not posted")},
    {name: "payments", label: _t("Outstanding payments")},
    {name: "checks", label: _t("Outstanding checks")},
];

/** The figures of the banks over a period; each lists what was counted. */
export class BankOverview extends Component {
    static template = "bank_payment_reconcile.BankOverview";
    static components = {
        DateTimeInput,
        Dropdown,
        DropdownItem,
        Figure,
        Layout,
        MonthsChart,
    };
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.periods = getPeriods();
        this.waiting = WAITING;
        this.writeDay = writeDay;
        this.writeFigure = writeFigure;
        this.writeMonth = writeMonth;
        const chosen = this.props.state?.chosen || {
            journalId: false,
            period: DEFAULT_PERIOD,
            ...this.getPeriod(DEFAULT_PERIOD),
        };
        this.state = useState({chosen: {...chosen}, figures: null});
        this.latest = makeLatest();
        useSetupAction({getLocalState: () => ({chosen: {...this.state.chosen}})});
        onWillStart(() => this.load());
    }

    // ------------------------------------------------------------------------
    // What is chosen
    // ------------------------------------------------------------------------

    /**
     * @param {String} name of a period
     * @returns {Object} its first and last day (ISO, or false)
     */
    getPeriod(name) {
        const {first, last} = getDays(name, today());
        return {
            first: first && serializeDate(first),
            last: last && serializeDate(last),
        };
    }

    get bankName() {
        const bank = this.state.figures.banks.find(
            (each) => each.id === this.state.chosen.journalId
        );
        return bank ? bank.name : _t("All Banks");
    }

    get periodLabel() {
        return getPeriodLabel(this.state.chosen.period);
    }

    /**
     * @param {String} end "first" or "last"
     * @returns {Object} luxon's day, or false
     */
    getDay(end) {
        const day = this.state.chosen[end];
        return day && deserializeDate(day);
    }

    onChooseBank(journalId) {
        return this.choose({journalId});
    }

    onChoosePeriod(period) {
        return this.choose({period, ...this.getPeriod(period)});
    }

    onChooseDay(end, day) {
        return this.choose({period: "other", [end]: day && serializeDate(day)});
    }

    choose(values) {
        Object.assign(this.state.chosen, values);
        return this.load();
    }

    load() {
        const {journalId, first, last} = this.state.chosen;
        return this.latest(
            () =>
                this.orm.call("bank.line.figures", "get_figures", [
                    journalId,
                    first,
                    last,
                ]),
            (figures) => {
                this.state.figures = figures;
            }
        );
    }

    // ------------------------------------------------------------------------
    // What is shown
    // ------------------------------------------------------------------------

    /** @returns {Object} the figures of all banks that are shown */
    get rates() {
        return this.state.figures.rates.all;
    }

    /** @returns {Object[]} the months, the latest first */
    get months() {
        return [...this.state.figures.rates.months].reverse();
    }

    /**
     * @param {Object} figure with an amount
     * @returns {String} the amount; nothing where currencies cannot be summed up
     */
    amountOf(figure) {
        const {currency_id: currencyId} = this.state.figures;
        return currencyId && figure.value
            ? formatMonetary(figure.amount, {currencyId, digits: [16, 0]})
            : "";
    }

    /**
     * @param {String} what is listed
     * @param {String} which of it
     * @returns {String} what the list is called
     */
    join(what, which) {
        return `${what}: ${which}`;
    }
}

registry.category("actions").add("bank_payment_reconcile.overview", BankOverview);
