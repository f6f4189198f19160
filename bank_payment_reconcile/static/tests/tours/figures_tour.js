import {click, lookAndGoBack, see} from "./steps";
import {addTour} from "./patience";

const PAGE = ".o_bank_figures";
const LIST = ".o_list_view:not(.o_bank_figures)";

/**
 * @param {String} name of the figure
 * @param {String} place of it
 * @param {String} sign of the list that it opens
 * @returns {Object[]} it is clicked, its list looked at
 */
function look(name, place = "", sign = `${LIST} .o_data_row`) {
    return [
        click(
            `Which are they: ${name}`,
            `${PAGE} ${place} .o_bank_counted[data-name='${name}']`
        ),
        ...lookAndGoBack(sign, PAGE),
    ];
}

/**
 * @param {String} button that opens the choice
 * @param {String} choice
 * @returns {Object[]}
 */
function choose(button, choice) {
    return [
        click(`Open ${button}`, `${PAGE} ${button}`),
        click(choice, `.o-dropdown-item:contains("${choice}")`),
        see(`${choice} is chosen`, `${PAGE} ${button}:contains("${choice}")`),
    ];
}

/** @returns {Object} the lowest part of the first bar of the chart is clicked */
function clickBar() {
    return {
        content: "What was posted without a person in January?",
        trigger: `${PAGE} .o_bank_months_chart canvas`,
        run() {
            // eslint-disable-next-line no-undef
            const [bar] = Chart.getChart(this.anchor).getDatasetMeta(1).data;
            const {x, y} = bar.getCenterPoint();
            const {left, top} = this.anchor.getBoundingClientRect();
            this.anchor.dispatchEvent(
                new MouseEvent("click", {
                    bubbles: true,
                    clientX: left + x,
                    clientY: top + y,
                })
            );
        },
    };
}

addTour("bank_figures_tour", {
    steps: () => [
        see("All banks", `${PAGE} .o_bank_choose_bank:contains('All Banks')`),
        see("The chart", `${PAGE} .o_bank_months_chart canvas`),
        ...choose(".o_bank_choose_period", "All Time"),
        // -- Rates and days
        see("4 of 14", `${PAGE} [name='untouched']:contains('28.6 %')`),
        see("3 of 5", `${PAGE} [name='precision']:contains('60.0 %')`),
        ...["untouched_rate", "untouched", "came", "precision"].flatMap((name) =>
            look(name)
        ),
        ...["wrong", "automatic", "median"].flatMap((name) => look(name)),
        ...look("most", "[name='days']", ".o_view_nocontent, .o_list_view"),
        ...look("open", "[name='open']"),
        ...look("oldest", "[name='open']", `${LIST} .o_data_row:contains('line 7')`),
        // -- What waits
        ...look("age", "[name='waiting'] tr[name='lines']"),
        ...look("total", "[name='waiting'] tr[name='payments']"),
        ...look("oldest", "[name='waiting'] tr[name='checks']"),
        ...look("reason", "[name='reasons'] tr:contains('Several Answers')"),
        // -- Months
        ...["month_lines", "month_untouched", "month_precision"].flatMap((name) =>
            look(name, "[name='months'] tr:contains('2025'):contains('66.7')")
        ),
        ...look("month_open", "[name='months'] tr:contains('Dec')"),
        clickBar(),
        ...lookAndGoBack(`${LIST} .o_data_row`, PAGE),
        // -- Who, and by which rules
        ...look("posted_automatically", "[name='people']"),
        ...["accepted", "posted", "undone"].flatMap((name) =>
            look(name, "[name='people']")
        ),
        ...look("hits", "[name='rules']"),
        ...look("rule_undone", "[name='rules']"),
        // -- Banks
        ...["bank_lines", "bank_untouched", "bank_precision", "bank_median"].flatMap(
            (name) => look(name, "[name='banks'] tr:contains('25.0 %')")
        ),
        ...look(
            "bank_most",
            "[name='banks'] tr:contains('25.0 %')",
            ".o_view_nocontent, .o_list_view"
        ),
        ...["statement", "per_bank", "ledger", "difference", "imported"].flatMap(
            (name) => look(name, "[name='ledgers'] tr:contains('January')")
        ),
        // -- One bank, and days of one's own
        ...choose(".o_bank_choose_bank", "Savings"),
        see("1 of 2", `${PAGE} [name='untouched']:contains('50.0 %')`),
        click("From", `${PAGE} .o_bank_days input:first`, "edit 03/02/2025"),
        click("Elsewhere", `${PAGE} .o_bank_days input:last`, "edit 12/31/2025"),
        click("Done", `${PAGE} .card-header:first`),
        see(
            "Without the first of March",
            `${PAGE} [name='untouched']:contains('of 1')`
        ),
        see("Other days", `${PAGE} .o_bank_choose_period:contains('Other Days')`),
        // It is still chosen when one comes back.
        ...look("came"),
        see("Still", `${PAGE} .o_bank_choose_bank:contains('Savings')`),
        ...choose(".o_bank_choose_bank", "All Banks"),
    ],
});

addTour("bank_analysis_tour", {
    steps: () => [
        see("The graph", ".o_graph_view canvas"),
        click("As a table", ".o_switch_view.o_pivot"),
        see("The banks", ".o_pivot_view:contains('Savings')"),
        click("As a list", ".o_switch_view.o_list"),
        see("The lines", `${LIST} .o_data_row:contains('line 7')`),
        click(
            "Choose one",
            ".o_data_row:contains('line 7') .o_list_record_selector input"
        ),
        click("Work on it", "button[name='action_open_in_journal']"),
        ...lookAndGoBack(".o_bank_reconciliation", "th[data-name='way']"),
        click("Open one", ".o_data_row:contains('line 8') [name='text']"),
        see("The bank's line", ".o_form_view:contains('line 8')"),
    ],
});

addTour("bank_figures_without_bank_tour", {
    steps: () => [see("It says so", `${PAGE}:contains('No bank to show')`)],
});
