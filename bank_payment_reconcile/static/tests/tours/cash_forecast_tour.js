import {click, lookAndGoBack, rowOf, see} from "./steps";
import {addTour} from "./patience";

const FIRST = ".o_data_row:first";
const FORECAST = ".o_list_view:has(button[name='action_refresh'])";
const REFRESH = "button[name='action_refresh']";

/**
 * @param {String} figure a field of the row
 * @param {String} amount as it is shown
 * @returns {String} the figure in the first week
 */
function figure(name, amount) {
    return `${FIRST} .o_bank_cash_figure[data-figure='${name}']:contains('${amount}')`;
}

addTour("bank_cash_forecast_tour", {
    steps: () => [
        see("The week opens", figure("opening_balance", "1,000.00")),
        click("Who pays?", figure("customer_amount", "500.00")),
        see("Why", `${rowOf("Nordlicht")}:contains('no delay is learned yet')`),
        click("The invoice", `${rowOf("Nordlicht")} [name='reason']`),
        ...lookAndGoBack(".o_form_view [name='invoice_line_ids']", "[name='reason']"),
        ...lookAndGoBack("[name='reason']", FORECAST),
        click("What else?", "button[name='action_open_expectations']"),
        click("A payroll", ".o_list_button_add"),
        click("What for", ".o_selected_row [name='name'] input", "edit Payroll"),
        click("How much", ".o_selected_row [name='amount'] input", "edit -300"),
        click("Save", ".o_list_button_save"),
        see("By hand", `${rowOf("Payroll")}:contains('By Hand')`),
        click("Not yet", `${rowOf("Payroll")} button[name='action_leave_out']`),
        click("Yet", `${rowOf("Payroll")} button[name='action_expect_again']`),
        ...lookAndGoBack(
            `${rowOf("Payroll")} button[name='action_leave_out']`,
            FORECAST
        ),
        click("Anew", `${FORECAST} ${REFRESH}`),
        see("The payroll is in it", figure("manual_amount", "300.00")),
        see("The week closes", figure("closing_balance", "1,200.00")),
        click("As a graph", ".o_switch_view.o_graph"),
        see("Drawn", ".o_graph_view canvas"),
        click("As a table", ".o_switch_view.o_pivot"),
        see("Added up", ".o_pivot_view th:contains('Closing')"),
        click("As a list", ".o_switch_view.o_list"),
        click("What came?", "button[name='action_open_came']"),
        see("No week is over", ".o_view_nocontent_smiling_face"),
    ],
});
