import {PANEL, choose, chooseInMenu, click, dropOn, panelOf, rowOf, see} from "./steps";
import {addTour} from "./patience";

const FILE = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:UTF-8
CHARSET:NONE
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>37040044<ACCTID>DE89370400440532013000<ACCTTYPE>CHECKING
</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260120<DTEND>20260121
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260120<TRNAMT>-7.77<FITID>DROPPED-1
<NAME>Kiosk<MEMO>dropped on the list</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

/**
 * @param {String} keys as `hoot` writes them
 * @param {String} [trigger] what has to be there before
 * @returns {Object}
 */
function press(keys, trigger = "body:not(:has(.modal))") {
    return {
        content: `Press ${keys}`,
        trigger,
        run: (helpers) => helpers.press(keys),
    };
}

/** Waits a little; one cannot look at a page while one presses its keys. */
const wait = (milliseconds) =>
    new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
    });

/**
 * Up or down, until the panel shows a payment.
 *
 * @param {String} key
 * @param {String} text
 * @returns {Object[]}
 */
function walk(key, text) {
    const shown = () =>
        document.querySelector(`${PANEL} .o_bank_panel_text`)?.textContent || "";
    return [
        {
            content: `Walk to ${text}`,
            trigger: `body:not(:has(.modal)) ${PANEL}`,
            async run(helpers) {
                for (let steps = 0; steps < 12 && !shown().includes(text); steps++) {
                    const before = shown();
                    await helpers.press(key);
                    for (let turns = 0; turns < 50 && shown() === before; turns++) {
                        await wait(100);
                    }
                }
            },
        },
        see(`Its panel: ${text}`, panelOf(text)),
    ];
}

/** Types into what has the focus, as it is there. */
function type(content, trigger, text) {
    return {content, trigger, run: (helpers) => helpers.edit(text)};
}

function seeRemaining(text, amount) {
    return see(
        `${amount} remains`,
        `${panelOf(text)} .o_bank_remaining:contains('${amount}')`
    );
}

/** From the first payment to the last without the mouse. */
addTour("bank_payment_keys_tour", {
    steps: () => [
        see("The first one is marked", `.o_bank_chosen_row, ${PANEL}`),
        press("?"),
        press("Escape", ".modal .o_bank_all_keys:contains('Tick a suggestion')"),
        // What opens a dialog
        ...walk("ArrowDown", "card 4711"),
        press("m"),
        press("Escape", ".modal button[name='action_map']"),
        press("n"),
        type(
            "A note",
            `${panelOf("card 4711")} .o_bank_line_notes .o-mail-Composer-input:focus`,
            "Asked the holder of the card."
        ),
        press("control+Enter", ".o-mail-Composer-send:enabled"),
        see("It is kept", ".o_bank_line_notes .o-mail-Message:contains('Asked the')"),
        see("And counted", `${panelOf("card 4711")} .o_bank_note_count:contains('1')`),
        // Marked and not
        press("h"),
        see("Marked", `${panelOf("card 4711")} .o_bank_to_check`),
        press("h"),
        see("Checked", `${panelOf("card 4711")}:not(:has(.o_bank_to_check))`),
        press("q"),
        press("Escape", ".modal button[name='action_ask']"),
        click("Away with the notes", "body:not(:has(.modal)) .o_bank_notes.active"),
        // Differences
        ...walk("ArrowUp", "keep it"),
        seeRemaining("keep it", "$ 20.00"),
        press("k"),
        seeRemaining("keep it", "$ 0.00"),
        ...walk("ArrowUp", "write it off"),
        press("d"),
        seeRemaining("write it off", "$ 0.00"),
        // Suggestions by their figures
        ...walk("ArrowUp", "a fee"),
        press("r"),
        seeRemaining("a fee", "$ 302.00"),
        press("1", `${panelOf("a fee")} .o_bank_item:contains('INV/2026/00103')`),
        seeRemaining("a fee", "$ 2.00"),
        // Into the panel and back
        press("ArrowRight"),
        press("Enter", `${panelOf("a fee")} .o_bank_tick input:checked:focus`),
        seeRemaining("a fee", "$ 302.00"),
        press("ArrowLeft"),
        see("Back in the list", ".o_bank_chosen_row .o_data_cell:focus"),
        press("t"),
        seeRemaining("a fee", "$ 2.00"),
        // 2.00 are within the bank's limit: no question
        press("a"),
        see(
            "Written off and accepted",
            `body:not(:has(.modal)) ${rowOf("a fee")} [name='match_confidence']:contains('Accepted')`
        ),
        // One is put on an account, and the others like it
        ...walk("ArrowDown", "HARBOUR FUEL 12"),
        press("d"),
        type("The account", ".modal [name='account_id'] input:focus", "Tour Rounding"),
        press("Enter", ".ui-autocomplete a:contains('Tour Rounding')"),
        press("control+Enter", ".modal button[name='action_transfer']"),
        see("The others?", ".o_bank_others:contains('2 others')"),
        press("o"),
        see("They are done", "body:not(:has(.o_bank_others))"),
        see(
            "All three",
            `${rowOf("HARBOUR FUEL 14")} [name='bank_applied_to']:contains('Tour Rounding')`
        ),
        // Posted, and undone
        ...walk("ArrowUp", "look first"),
        press("a"),
        ...walk("ArrowUp", "look first"),
        press("p"),
        see("Gone", `body:not(:has(${rowOf("look first")})) ${PANEL}`),
        press("alt+q"),
        press("Backspace", ".o_searchview_input:focus"),
        see("Posted ones, too", rowOf("look first")),
        // In the search letters are letters: out of it
        ...choose("look first"),
        press("u", `${panelOf("look first")} .o_bank_undo`),
        see("It waits again", `${panelOf("look first")} .o_bank_accept`),
    ],
});

/** The same by the mouse, what only keys did above. */
addTour("bank_payment_keys_shown_tour", {
    steps: () => [
        click("All keys", ".o_bank_show_keys"),
        click("Close them", ".modal .o_bank_close_keys"),
        ...choose("look first"),
        click("All reasons", ".o_bank_all_reasons"),
        see("In full", ".o_bank_reasons:not(.o_bank_reasons_cut)"),
        click("Menu", ".o_bank_more"),
        click("A note", ".o-dropdown-item:contains('Log Note')"),
        see("The cursor is in it", ".o_bank_line_notes .o-mail-Composer-input:focus"),
        click("Away with it", ".o_bank_notes"),
        see("The items again", ".o_bank_line_panel:not(:has(.o_bank_line_notes))"),
        ...["HARBOUR FUEL 12", "HARBOUR FUEL 14"].flatMap((text) => [
            click("Choose it", `${rowOf(text)} [name='payment_ref']`),
            click("To an account", `${panelOf(text)} .o_bank_add_row`),
            click("Which", ".modal [name='account_id'] input", "edit Tour Rounding"),
            click("This one", ".ui-autocomplete a:contains('Tour Rounding')"),
            click("Save", ".modal .o_form_button_save"),
            see("The others?", "body:not(:has(.modal)) .o_bank_others"),
            text.endsWith("12")
                ? click("No", ".o_bank_dismiss_like")
                : click("Yes", ".o_bank_apply_like"),
            see("It is answered", "body:not(:has(.o_bank_others))"),
        ]),
        see(
            "The last one",
            `${rowOf("HARBOUR FUEL 13")} [name='bank_applied_to']:contains('Tour Rounding')`
        ),
        // What is guessed
        ...choose("A CONTO"),
        ...chooseInMenu("A CONTO", "Keep All on the Partner's Account"),
        see(
            "It is on the account",
            `${panelOf("A CONTO")}:has(.o_bank_application:contains('Nordlicht'))`
        ),
        // Files
        click("Import", ".o_bank_import"),
        click("Not now", ".modal button:contains('Close')"),
        {
            content: "Drop the bank's file on the list",
            trigger: "body:not(:has(.modal)) .o_bank_reconciliation_list",
            run: () => dropOn(".o_bank_reconciliation_list", FILE, "tour.ofx"),
        },
        see("Its payment", `body:not(:has(.modal)) ${rowOf("dropped on the list")}`),
        see(
            "One page",
            "body:not(:has(.o_breadcrumb .breadcrumb-item)) .o_bank_overview"
        ),
    ],
});
