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
    }[state];
}

/**
 * The confidence as a coloured badge. Several equally good answers say so, and so does a
 * line whose documents have changed since: that comes first. What was posted another way
 * than here has no confidence.
 */
export class ConfidenceField extends Component {
    static template = "bank_payment_reconcile.ConfidenceField";
    static props = {...standardFieldProps};

    get state() {
        const {data} = this.props.record;
        if (data.bank_reopened_reason) {
            return "reopened";
        }
        if (data.bank_is_settled_elsewhere) {
            return "elsewhere";
        }
        return data.bank_is_ambiguous ? "ambiguous" : data[this.props.name] || "none";
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
        {name: "needs_review", type: "boolean"},
        {name: "bank_reopened_reason", type: "char"},
    ],
};

registry.category("fields").add("bank_confidence", confidenceField);
