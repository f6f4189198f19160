import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

export const CONFIDENCE_CLASSES = {
    none: "text-bg-300",
    low: "text-bg-danger",
    medium: "text-bg-warning",
    high: "text-bg-success",
    high_text_mapping: "text-bg-success",
    manual: "text-bg-info",
    accepted: "text-bg-info",
    ambiguous: "o_bank_ambiguous",
    reopened: "text-bg-danger",
    elsewhere: "text-bg-secondary",
    to_check: "text-bg-dark",
};

/** @returns {String} the short word of the list; the form shows the whole one */
export function confidenceLabel(state) {
    return {
        none: _t("None"),
        low: _t("Low"),
        medium: _t("Medium"),
        high: _t("High"),
        high_text_mapping: _t("Text mapping"),
        manual: _t("Manual"),
        accepted: _t("Accepted"),
        ambiguous: _t("Ambiguous"),
        reopened: _t("Reopened"),
        elsewhere: _t("Elsewhere"),
        to_check: _t("To check"),
    }[state];
}

/**
 * What a badge says of a line. Several equally good answers say so; what was posted
 * another way than here has no confidence; documents that have changed come first, then
 * what is to be checked.
 *
 * @param {Object} line
 * @param {String|Boolean} line.confidence
 * @param {Boolean} line.isAmbiguous
 * @param {Boolean} line.isElsewhere
 * @param {Boolean} line.isReopened
 * @param {Boolean} line.isToCheck somebody marked it
 * @returns {String} a key of `CONFIDENCE_CLASSES`
 */
export function getConfidenceState({
    confidence,
    isAmbiguous,
    isElsewhere,
    isReopened = false,
    isToCheck = false,
}) {
    if (isReopened) {
        return "reopened";
    }
    if (isToCheck) {
        return "to_check";
    }
    if (isElsewhere) {
        return "elsewhere";
    }
    return isAmbiguous ? "ambiguous" : confidence || "none";
}

/** The confidence as a coloured badge. */
export class ConfidenceField extends Component {
    static template = "bank_payment_reconcile.ConfidenceField";
    static props = {...standardFieldProps};

    get state() {
        const {data} = this.props.record;
        return getConfidenceState({
            confidence: data[this.props.name],
            isAmbiguous: data.bank_is_ambiguous,
            isElsewhere: data.bank_is_settled_elsewhere,
            isReopened: Boolean(data.bank_reopened_reason),
            isToCheck: data.bank_is_to_check,
        });
    }

    get label() {
        return confidenceLabel(this.state);
    }

    get color() {
        return CONFIDENCE_CLASSES[this.state];
    }

    /** The reason of a line that is reopened; else what the badge says. */
    get title() {
        if (this.state === "elsewhere") {
            return _t("Posted another way than here");
        }
        if (this.state === "to_check") {
            return _t("To check: posted by hand and alone only");
        }
        return this.props.record.data.bank_reopened_reason || this.label;
    }

    get needsReview() {
        return this.props.record.data.needs_review;
    }
}

export const confidenceField = {
    component: ConfidenceField,
    displayName: _t("Confidence of a payment"),
    supportedTypes: ["selection"],
    fieldDependencies: [
        {name: "bank_is_ambiguous", type: "boolean"},
        {name: "bank_is_settled_elsewhere", type: "boolean"},
        {name: "bank_is_to_check", type: "boolean"},
        {name: "needs_review", type: "boolean"},
        {name: "bank_reopened_reason", type: "char"},
    ],
};

registry.category("fields").add("bank_confidence", confidenceField);
