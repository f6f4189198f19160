import {click, lookAndClose, see} from "./steps";
import {addTour} from "./patience";

const LINES = ".o_bank_panes_side[name='lines']";
const ENTRIES = ".o_bank_panes_side[name='entries']";

/**
 * @param {String} pane
 * @param {String} text
 * @returns {String}
 */
function rowOf(pane, text) {
    return `${pane} .o_data_row:contains('${text}')`;
}

/**
 * @param {String} pane
 * @param {String} text of the row
 * @returns {Object[]} a click on its date, on which no button is
 */
function choose(pane, text) {
    return [
        click(`Choose ${text}`, `${rowOf(pane, text)} td[name$='date']`),
        see("It is", `${pane} .o_data_row_selected:contains('${text}')`),
    ];
}

/**
 * @param {Number} matched
 * @param {Number} lines
 * @returns {Object}
 */
function seeMatched(matched, lines) {
    return see(
        `${matched} of ${lines} are matched`,
        `${LINES} [name='matched']:contains('${matched} / ${lines}')`
    );
}

/**
 * @param {String} pane
 * @param {Number} open rows that are not matched
 * @param {Number} all
 * @returns {Object[]}
 */
function filter(pane, open, all) {
    return [
        click("Not matched", `${pane} .btn[name='not_matched']`),
        see("So it says", `${pane} .btn[name='not_matched'][aria-pressed='true']`),
        see("Some", `${pane} .o_pager_limit:contains(/^${open}$/)`),
        click("All", `${pane} .btn[name='all']`),
        see("So it says", `${pane} .btn[name='all'][aria-pressed='true']`),
        see("All", `${pane} .o_pager_limit:contains(/^${all}$/)`),
    ];
}

/**
 * @param {String} entry of the menu of the lines
 * @returns {Object[]}
 */
function chooseInMenu(entry) {
    return [
        click("The menu of the lines", ".o_bank_lines_menu"),
        click(entry, `.o-dropdown-item:contains("${entry}")`),
    ];
}

addTour("bank_two_panes_buttons_tour", {
    steps: () => [
        seeMatched(0, 4),
        // Keys
        click("Down", `${rowOf(LINES, "CHECK 03011")}`, "press ArrowDown"),
        see("The first", `${LINES} .o_data_row_selected:contains('CHECK')`),
        click("Down", LINES, "press ArrowDown"),
        see("The second", `${LINES} .o_data_row_selected:contains('deposit')`),
        click("Up", LINES, "press ArrowUp"),
        see("The first", `${LINES} .o_data_row_selected:contains('CHECK')`),
        click("Right", LINES, "press ArrowRight"),
        see("An entry", `${ENTRIES} .o_data_row_selected`),
        click("Left", ENTRIES, "press ArrowLeft"),
        ...choose(LINES, "CHECK 03011"),
        click("Same amount", ENTRIES, "press f"),
        see("It alone", `${ENTRIES} .o_pager_limit:contains(/^1$/)`),
        ...choose(ENTRIES, "03011"),
        click("Match", ENTRIES, "press m"),
        seeMatched(1, 4),
        // Filters of the panes
        click("The facet off", `${ENTRIES} .o_searchview_facet .o_facet_remove`),
        see("All entries", `${ENTRIES} .o_pager_limit:contains(/^5$/)`),
        ...filter(ENTRIES, 4, 5),
        ...filter(LINES, 3, 4),
        // One more key
        ...choose(LINES, "CHECK 03011"),
        click("Take it off", LINES, "press u"),
        seeMatched(0, 4),
        click("Transfer", rowOf(LINES, "account fee") + " td[name$='date']"),
        click(
            "By key",
            `${LINES} .o_data_row_selected:contains('account fee')`,
            "press d"
        ),
        ...lookAndClose("button[name='action_transfer']"),
        click("Match automatically", LINES, "press t"),
        click("No", ".modal .o_bank_match_cancel"),
        see("Closed", "body:not(:has(.modal))"),
        // Buttons
        ...choose(LINES, "wrong amount"),
        click("Same amount", ".o_bank_find"),
        see("None", `${ENTRIES}:not(:has(.o_data_row)) .o_searchview_facet`),
        click("The facet off", `${ENTRIES} .o_searchview_facet .o_facet_remove`),
        ...choose(ENTRIES, "January rent"),
        click("Match", ".o_bank_match:not(:disabled)"),
        see(
            "30.00 is left",
            `${rowOf(LINES, "wrong amount")} td[name='difference_amount']:contains('30.00')`
        ),
        ...choose(LINES, "wrong amount"),
        click("The other side", ".o_bank_show_match"),
        see("It alone", `${ENTRIES} .o_pager_limit:contains(/^1$/)`),
        click("The facet off", `${ENTRIES} .o_searchview_facet .o_facet_remove`),
        see("All entries", rowOf(ENTRIES, "Hansen")),
        ...choose(LINES, "wrong amount"),
        click("Correct it", ".o_bank_correct"),
        seeMatched(1, 4),
        ...choose(LINES, "wrong amount"),
        click("Take it off", ".o_bank_unmatch:not(:disabled)"),
        seeMatched(0, 4),
        click("Match all", ".o_bank_match_all"),
        click("Days apart", ".modal .o_bank_match_days", "edit 15"),
        click("Start", ".modal .o_bank_match_start"),
        see(
            "Check and deposit",
            `body:not(:has(.modal)) ${rowOf(LINES, "CHECK 03011")}.text-success`
        ),
        see("The deposit", `${rowOf(LINES, "deposit 771")}.text-success`),
        ...choose(LINES, "wrong amount"),
        ...choose(ENTRIES, "January rent"),
        click("Match", ".o_bank_match:not(:disabled)"),
        see("With a difference", `${rowOf(LINES, "wrong amount")}.text-danger`),
        ...choose(LINES, "wrong amount"),
        click("Correct it", ".o_bank_correct"),
        see("Done", `${rowOf(LINES, "wrong amount")}.text-success`),
        ...choose(LINES, "account fee"),
        click("Transfer", ".o_bank_transfer:not(:disabled)"),
        click("Account", ".modal [name='account_id'] input", "edit Tour Fees"),
        click("Take it", ".ui-autocomplete a:contains('Tour Fees')"),
        click("Transfer", ".modal button[name='action_transfer']"),
        see(
            "Done",
            `body:not(:has(.modal)) ${rowOf(LINES, "account fee")}.text-success`
        ),
        // The entry itself, and back
        click(
            "Open it",
            `${rowOf(ENTRIES, "Hansen")} button[name='action_open_business_doc']`
        ),
        see("The payment", ".o_form_view .o_field_widget[name='partner_id']"),
        click("Back", ".o_breadcrumb a:contains('BNK1/2026/001')"),
        see("The panes", rowOf(LINES, "CHECK 03011")),
        // The menu of the lines
        ...chooseInMenu("Add a line"),
        click(
            "Text",
            ".modal .o_field_widget[name='payment_ref'] input",
            "edit typed in"
        ),
        click("Amount", ".modal .o_field_widget[name='amount'] input", "edit 5"),
        click("Save", ".modal .o_form_button_save"),
        see("It is there", `body:not(:has(.modal)) ${rowOf(LINES, "typed in")}`),
        ...choose(LINES, "typed in"),
        ...chooseInMenu("Take the chosen lines off the statement"),
        see("It is gone", `body:not(:has(${rowOf(LINES, "typed in")}))`),
        ...chooseInMenu("Get the bank's lines"),
        see("It is back", rowOf(LINES, "typed in")),
        ...choose(LINES, "typed in"),
        ...chooseInMenu("Delete the chosen lines"),
        see("It is gone", `body:not(:has(${rowOf(LINES, "typed in")}))`),
        ...chooseInMenu("Suggest lines from our entries"),
        click(
            "Tick it",
            ".modal .o_data_row:contains('Brandt') .o_list_record_selector input"
        ),
        click("Take it", ".modal .o_select_button:not(:disabled)"),
        see("It is there", `body:not(:has(.modal)) ${rowOf(LINES, "-270.00")}`),
        // The document
        click("Test report", "button[name='action_test_report']"),
        see(
            "The file has come",
            "body:not(:has(.o_blockUI)) button[name='action_test_report']:not(:disabled)"
        ),
        click("Post", "button[name='action_post_and_follow']:not(:disabled)"),
        see("It is posted", ".o_arrow_button_current:contains('Posted')"),
    ],
});
