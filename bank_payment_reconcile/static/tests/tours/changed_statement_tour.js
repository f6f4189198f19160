import {click, lookAndGoBack, rowOf, see} from "./steps";
import {addTour} from "./patience";

const RIBBON = ".ribbon:contains('Changed Since')";
const POSTED = ".o_statusbar_status .o_arrow_button_current:contains('Posted')";

addTour("bank_changed_statement_tour", {
    url: "/odoo/bank-reconciliations",
    steps: () => [
        see("The list says that it is changed", ".o_data_row .fa-exclamation-triangle"),
        click("Open its lines", ".o_data_row button:has(.fa-exclamation-triangle)"),
        ...lookAndGoBack(
            ".o_list_view:has(.o_data_row:contains('Monthly fee')):not(:has(.o_data_row:contains('deposit')))",
            ".o_data_row .fa-exclamation-triangle"
        ),
        click("Open the statement", ".o_data_row td[name='name']"),
        see("Marked", RIBBON),
        see("By whom and when", "[name='changed']:contains('Changed since')"),
        click("Put it right", "button[name='action_open_changed_lines']"),
        // The statement shows its lines too: the page with the line alone is no form.
        ...lookAndGoBack(
            `body:not(:has(.o_form_view)) ${rowOf("Monthly fee")}`,
            `.o_form_view:has(${RIBBON})`
        ),
        click("File it again", ".o_form_view button[name='action_file_again']"),
        click("Yes", ".modal-footer .btn-primary"),
        see("Filed as its lines are now", `.o_form_view:not(:has(${RIBBON}))`),
        see("And posted", POSTED),
    ],
});
