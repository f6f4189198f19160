import {Component, onWillStart, onWillUnmount, useEffect, useRef} from "@odoo/owl";
import {getColor, getCustomColor} from "@web/core/colors/colors";
import {_t} from "@web/core/l10n/translation";
import {cookie} from "@web/core/browser/cookie";
import {deserializeDate} from "@web/core/l10n/dates";
import {getListAction} from "./figure";
import {loadBundle} from "@web/core/assets";
import {useService} from "@web/core/utils/hooks";

/** The parts of a month's bar, from below, and the figure of each. */
const PARTS = [
    {name: "untouched", label: _t("Posted without a person")},
    {name: "by_people", label: _t("Posted by people")},
    {name: "open", label: _t("Not posted")},
];

/**
 * @param {Object} month
 * @returns {String}
 */
export function writeMonth({month}) {
    return deserializeDate(month).toFormat("LLL yyyy");
}

/** Month by month: what became of the lines, and how many nobody had to touch. */
export class MonthsChart extends Component {
    static template = "bank_payment_reconcile.MonthsChart";
    static props = {months: Array};

    setup() {
        this.action = useService("action");
        this.canvas = useRef("canvas");
        onWillStart(() => loadBundle("web.chartjs_lib"));
        useEffect(
            () => this.draw(),
            () => [this.props.months]
        );
        onWillUnmount(() => this.chart?.destroy());
    }

    draw() {
        this.chart?.destroy();
        // eslint-disable-next-line no-undef
        this.chart = new Chart(this.canvas.el, {
            type: "bar",
            data: {
                labels: this.props.months.map(writeMonth),
                datasets: [this.getLine(), ...this.getBars()],
            },
            options: this.getOptions(),
        });
    }

    getBars() {
        const scheme = cookie.get("color_scheme");
        return PARTS.map(({name, label}, index) => ({
            label,
            data: this.props.months.map((month) => month[name].value),
            backgroundColor: getColor([2, 0, 3][index], scheme, "sm"),
            borderRadius: 4,
            maxBarThickness: 60,
            stack: "lines",
            yAxisID: "y",
        }));
    }

    getLine() {
        const scheme = cookie.get("color_scheme");
        return {
            type: "line",
            label: _t("Untouched (%)"),
            data: this.props.months.map((month) => month.untouched_rate.value),
            borderColor: getCustomColor(scheme, "#343a40", "#e9ecef"),
            backgroundColor: getCustomColor(scheme, "#343a40", "#e9ecef"),
            borderWidth: 2,
            pointRadius: 3,
            tension: 0,
            yAxisID: "rate",
        };
    }

    getOptions() {
        const scheme = cookie.get("color_scheme");
        const color = getCustomColor(scheme, "#111827", "#E4E4E4");
        const grid = getCustomColor(scheme, "rgba(0,0,0,.1)", "rgba(255,255,255,.15)");
        return {
            maintainAspectRatio: false,
            animation: false,
            interaction: {mode: "nearest", intersect: true},
            onClick: (_ev, [element]) => element && this.open(element),
            onHover: (ev, elements) => {
                ev.native.target.style.cursor = elements.length ? "pointer" : "";
            },
            plugins: {legend: {position: "bottom", labels: {color, boxWidth: 12}}},
            scales: {
                x: {stacked: true, ticks: {color}, grid: {display: false}},
                y: {
                    stacked: true,
                    ticks: {color, precision: 0},
                    grid: {color: grid},
                },
                rate: {
                    position: "right",
                    min: 0,
                    max: 100,
                    ticks: {color, callback: (value) => `${value} %`},
                    grid: {display: false},
                },
            },
        };
    }

    /**
     * @param {Object} element of the chart that was clicked
     * @returns {Promise}
     */
    open({datasetIndex, index}) {
        const month = this.props.months[index];
        const part = PARTS[datasetIndex - 1] || {name: "untouched", label: ""};
        const name = [writeMonth(month), part.label].filter(Boolean).join(": ");
        return this.action.doAction(getListAction(month[part.name], name));
    }
}
