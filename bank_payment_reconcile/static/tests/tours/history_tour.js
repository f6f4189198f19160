import {PANEL, choose, click, lookAndGoBack, rowOf, see} from "./steps";
import {addTour} from "./patience";

const LEARN = "button[name='action_learn']";
const NORDLICHT = "Nordlicht Versand GmbH pays from";

/**
 * @param {String} kind of the findings
 * @returns {Object[]} its group is opened
 */
function openGroup(kind) {
    return [click(`Open ${kind}`, `.o_group_header:contains('${kind}')`)];
}

/**
 * @param {String} text of the finding
 * @returns {Object} it is ticked
 */
function tick(text) {
    return click(`Tick ${text}`, `${rowOf(text)} .o_list_record_selector input`);
}

addTour("bank_history_tour", {
    steps: () => [
        click("Begin", LEARN),
        click("Stop", ".modal .o_bank_stop_history"),
        see("Stopped", ".modal .modal-title:contains('Learning Stopped')"),
        click("Close", ".modal .o_bank_close_progress:contains('Close')"),
        click("Go on", `body:not(:has(.modal)) ${LEARN}`),
        see("To the end", ".modal .modal-title:contains('Learned from History')"),
        see("Five found", ".modal .o_bank_found:contains('5')"),
        click("Show them", ".modal .o_bank_open_findings"),
        ...openGroup("Account of a Payer"),
        click(
            "What tells it?",
            `${rowOf(NORDLICHT)} button[name='action_open_examples']`
        ),
        ...lookAndGoBack(
            ".o_data_row:contains('thanks')",
            ".o_group_header:contains('Account of a Payer')"
        ),
        see("Again", `${rowOf(NORDLICHT)}`),
        tick(NORDLICHT),
        click("Take it", "button[name='action_take']"),
        see("It is taken", `${rowOf(NORDLICHT)}:contains('Taken')`),
        click("All that is frequent", "button[name='action_take_all']"),
        click("Yes", ".modal .btn-primary"),
        see("Done", "body:not(:has(.modal)) .o_notification:contains('of 3 findings')"),
        ...openGroup("Text Booked to an Account"),
        see("The rent", `${rowOf("Rent Harbour Street")}:contains('Taken')`),
        tick("Rent Harbour Street"),
        click("No, not that", "button[name='action_remove']"),
        see(
            "It is not listed any more",
            "body:not(:has(.o_data_row:contains('Rent Harbour Street'))) .o_list_view"
        ),
    ],
});

addTour("bank_history_form_tour", {
    steps: () => [
        ...openGroup("Account Paid To"),
        click("Open it", `${rowOf("We paid")} [name='told']`),
        see("What it means", ".o_form_view .alert:contains('second look')"),
        click("Take it", ".o_form_view button[name='action_take']"),
        see("Taken", ".o_arrow_button_current:contains('Taken')"),
        click("Remove it", ".o_form_view button[name='action_remove']"),
        see("Removed", ".o_arrow_button_current:contains('Removed')"),
    ],
});

addTour("bank_map_past_tour", {
    steps: () => [
        ...choose("Rent Harbour Street 04/2025"),
        see("How often", `${PANEL} .o_bank_item:contains('3 times')`),
        click("Always", `${PANEL} .o_bank_map_past`),
        see(
            "Both are applied",
            `${rowOf("Rent Harbour Street 05/2025")}:contains('text mapping')`
        ),
    ],
});
