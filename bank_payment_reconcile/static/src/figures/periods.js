import {_t} from "@web/core/l10n/translation";

/** The periods to choose from: name, what it is called, first and last day. */
const PERIODS = {
    month: {
        label: _t("This Month"),
        begin: (today) => today.startOf("month"),
        end: (today) => today.endOf("month"),
    },
    last_month: {
        label: _t("Last Month"),
        begin: (today) => today.minus({months: 1}).startOf("month"),
        end: (today) => today.minus({months: 1}).endOf("month"),
    },
    quarter: {
        label: _t("This Quarter"),
        begin: (today) => today.startOf("quarter"),
        end: (today) => today.endOf("quarter"),
    },
    twelve_months: {
        label: _t("Last 12 Months"),
        begin: (today) => today.minus({months: 11}).startOf("month"),
        end: (today) => today.endOf("month"),
    },
    year: {
        label: _t("This Year"),
        begin: (today) => today.startOf("year"),
        end: (today) => today.endOf("year"),
    },
    last_year: {
        label: _t("Last Year"),
        begin: (today) => today.minus({years: 1}).startOf("year"),
        end: (today) => today.minus({years: 1}).endOf("year"),
    },
    always: {label: _t("All Time"), begin: () => false, end: () => false},
};

export const DEFAULT_PERIOD = "twelve_months";

/** @returns {Object[]} name and label of each period */
export function getPeriods() {
    return Object.entries(PERIODS).map(([name, {label}]) => ({name, label}));
}

/**
 * @param {String} name of the period
 * @returns {String}
 */
export function getPeriodLabel(name) {
    return PERIODS[name]?.label || _t("Other Days");
}

/**
 * @param {String} name of the period
 * @param {Object} today luxon's
 * @returns {Object} first and last day, luxon's, or false for no end
 */
export function getDays(name, today) {
    const {begin, end} = PERIODS[name];
    return {first: begin(today), last: end(today)};
}
