import {deserializeDate, formatDate} from "@web/core/l10n/dates";
import {formatFloat, formatMonetary} from "@web/views/fields/formatters";
import {Component} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";

/** How what was counted is listed; the last one, of whatever has no views of its own. */
const VIEWS = {
    "bank.line.figures": ["list", "pivot", "graph"],
    "account.move.line": ["list", "pivot", "graph"],
    other: ["list", "form"],
};

/**
 * @param {String} day ISO, or false
 * @returns {String}
 */
export function writeDay(day) {
    return day ? formatDate(deserializeDate(day)) : "";
}

/**
 * @param {Object} figure
 * @param {String} kind "count", "percent", "days", "day", "money" or "text"
 * @param {Number} currencyId of money
 * @returns {String} as a person reads it; a dash where nothing was counted
 */
export function writeFigure(figure, kind, currencyId) {
    const value = figure?.value;
    if (value === null || value === undefined || value === false) {
        return "–";
    }
    switch (kind) {
        case "percent":
            return `${formatFloat(value, {digits: [16, 1]})} %`;
        case "days":
            return formatFloat(value, {digits: [16, value % 1 ? 1 : 0]});
        case "day":
            return writeDay(value);
        case "money":
            return formatMonetary(value, {currencyId});
        case "text":
            return value;
        default:
            return formatFloat(value, {digits: [16, 0]});
    }
}

/**
 * @param {Object} figure
 * @param {String} name of the list
 * @returns {Object} the action that lists what was counted
 */
export function getListAction({model, domain}, name) {
    const views = VIEWS[model] || VIEWS.other;
    return {
        type: "ir.actions.act_window",
        name,
        res_model: model,
        views: views.map((type) => [false, type]),
        domain,
        context: {create: false},
    };
}

/** A figure; clicked, it lists what was counted. */
export class Figure extends Component {
    static template = "bank_payment_reconcile.Figure";
    static props = {
        figure: {type: [Object, {value: null}], optional: true},
        // Which one it is, for whoever looks for it on the page
        name: String,
        // What its list is called
        title: String,
        kind: {type: String, optional: true},
        currencyId: {type: [Number, {value: false}], optional: true},
        className: {type: String, optional: true},
    };

    setup() {
        this.action = useService("action");
    }

    get text() {
        return writeFigure(this.props.figure, this.props.kind, this.props.currencyId);
    }

    /** Of nothing, or of no records, there is nothing to list. */
    get isListed() {
        const value = this.props.figure?.value;
        const isCount = !this.props.kind || this.props.kind === "count";
        return ![null, undefined, false].includes(value) && !(isCount && !value);
    }

    onClick() {
        return this.action.doAction(getListAction(this.props.figure, this.props.title));
    }
}
