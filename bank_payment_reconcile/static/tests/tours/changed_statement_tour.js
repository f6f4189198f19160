import {click, rowOf, see} from "./steps";
import {addTour} from "./patience";

const RIBBON = ".ribbon:contains('Changed Since')";
const POSTED = ".o_statusbar_status .o_arrow_button_current:contains('Posted')";

addTour("bank_changed_statement_tour", {
    url: "/odoo/bank-reconciliations",
    steps: () => [
        see("The list says that it is changed", ".o_data_row .fa-exclamation-triangle"),
        click("Open its lines", ".o_data_row button:has(.fa-exclamation-triangle)"),
        see("The line that is not as it was filed", rowOf("Monthly fee")),
        see("And no other", ".o_list_view:not(:has(.o_data_row:contains('deposit')))"),
        click("Back to the statements", ".o_breadcrumb .o_back_button a"),
        click("Open the statement", ".o_data_row td[name='name']"),
        see("Marked", RIBBON),
        see("By whom and when", "[name='changed']:contains('Changed since')"),
        click("Put it right", "button[name='action_open_changed_lines']"),
        see("The line again", rowOf("Monthly fee")),
        click("Back to the statement", ".o_breadcrumb .o_back_button a"),
        click("File it anew", ".o_form_view button[name='action_file_again']"),
        click("Yes", ".modal-footer .btn-primary"),
        see("Filed as its lines are now", `.o_form_view:not(:has(${RIBBON}))`),
        see("And posted", POSTED),
    ],
});
