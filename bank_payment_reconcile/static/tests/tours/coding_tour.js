import {PANEL, choose, chooseInMenu, click, rowOf, see} from "./steps";
import {addTour} from "./patience";

const CELLS = {account: "account_id", taxes: "tax_ids", partner: "partner_id"};

/**
 * @param {String} text of the payment
 * @param {String} [cell]
 * @returns {String} the selector of the field that has the cursor
 */
const cursorIn = (text, cell = "account") =>
    `${rowOf(text)} [name='bank_coded_${CELLS[cell]}'] input:focus`;

/**
 * @param {String} keys as `hoot` writes them
 * @param {String} trigger what has to be there before
 * @returns {Object}
 */
const press = (keys, trigger) => ({
    content: `Press ${keys}`,
    trigger,
    run: (helpers) => helpers.press(keys),
});

const type = (words, trigger) => ({
    content: `Type ${words}`,
    trigger,
    run: (helpers) => helpers.edit(words),
});

/** Four payments in a row, and five by one account, by keys alone. */
addTour("bank_payment_coding_tour", {
    steps: () => [
        press("c", `${PANEL}:has(.o_bank_panel_text:contains('CODE 4'))`),
        type("Tour Rounding", cursorIn("CODE 4")),
        press("Enter", cursorIn("CODE 4")),
        type("Tour Round", cursorIn("CODE 3")),
        press("Tab", cursorIn("CODE 3")),
        type("15%", cursorIn("CODE 3", "taxes")),
        press("Enter", cursorIn("CODE 3", "taxes")),
        press("Tab", cursorIn("CODE 2")),
        press("Tab", cursorIn("CODE 2", "taxes")),
        type("Fjordlysnes", cursorIn("CODE 2", "partner")),
        press("Tab", cursorIn("CODE 2", "partner")),
        // What is not found is typed again; the list that is offered may be walked
        type("No such account", cursorIn("CODE 1")),
        press("Enter", cursorIn("CODE 1")),
        see("It is told", ".o_notification:contains('Nothing is called')"),
        type("Tour Rounding", cursorIn("CODE 1")),
        press(
            "ArrowDown",
            `${rowOf("CODE 1")}:has(.ui-autocomplete a:contains('Tour Rounding')) input:focus`
        ),
        press("ArrowUp", cursorIn("CODE 1")),
        press("Enter", cursorIn("CODE 1")),
        // Nothing typed, nothing done
        press("Escape", cursorIn("FILL 5")),
        see(
            "All four are coded",
            `${rowOf("CODE 1")} [name='bank_applied_to']:contains('Tour Rounding')`
        ),
        // Fill down
        press("shift+ArrowDown", `${rowOf("FILL 5")} .o_data_cell:focus`),
        press("shift+ArrowDown", `${rowOf("FILL 4")} .o_data_cell:focus`),
        press("shift+ArrowDown", `${rowOf("FILL 3")} .o_data_cell:focus`),
        press("shift+ArrowDown", `${rowOf("FILL 2")} .o_data_cell:focus`),
        press("f", `.o_data_row_selected:nth-child(9), ${rowOf("FILL 1")}`),
        type("Tour Rounding", cursorIn("FILL 5")),
        press("Enter", cursorIn("FILL 5")),
        see(
            "All five are coded",
            `${rowOf("FILL 1")} [name='bank_applied_to']:contains('Tour Rounding')`
        ),
    ],
});

/** The same by the mouse. */
addTour("bank_payment_coding_mouse_tour", {
    steps: () => [
        ...choose("CODE 4"),
        ...chooseInMenu("CODE 4", "Type into the List"),
        type("Tour Rounding", cursorIn("CODE 4")),
        click(
            "This one",
            `${rowOf("CODE 4")} .ui-autocomplete a:contains('Tour Rounding')`
        ),
        click(
            "Then another line",
            `${rowOf("FILL 3")} [name='bank_coded_partner_id'] .o_bank_codable`
        ),
        see("The first one is saved", cursorIn("FILL 3", "partner")),
        press("Escape", cursorIn("FILL 3", "partner")),
        see(
            "It is coded",
            `${rowOf("CODE 4")} [name='bank_applied_to']:contains('Tour Rounding')`
        ),
        ...["CODE 4", "FILL 5", "FILL 4"].map((text) =>
            click(`Select ${text}`, `${rowOf(text)} .o_list_record_selector input`)
        ),
        click("Fill down", ".o_control_panel button[name='action_bank_fill_down']"),
        see(
            "All of them",
            `${rowOf("FILL 4")} [name='bank_applied_to']:contains('Tour Rounding')`
        ),
    ],
});
