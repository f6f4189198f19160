import {addTour} from "./patience";

const LINES = ".o_bank_panes_side[name='lines']";
const ENTRIES = ".o_bank_panes_side[name='entries']";

/**
 * @param {String} pane
 * @param {String} text of the row
 * @returns {String} the selector of the row's date, on which no button is
 */
function rowOf(pane, text) {
    return `${pane} .o_data_row:contains('${text}') td[name$='date']`;
}

addTour("bank_account_reconciliation_tour", {
    url: "/odoo/bank-account-reconciliation",
    steps: () => [
        {
            content: "Start the statement of January",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "Of this bank",
            trigger: ".o_field_widget[name='journal_id'] input",
            run: "edit Tour Bank",
        },
        {
            content: "Take it",
            trigger: ".ui-autocomplete a:contains('Tour Bank')",
            run: "click",
        },
        {
            content: "Its date",
            trigger:
                ".o_field_widget[name='date'] input, .o_field_widget[name='date'] button",
            run: "click",
        },
        {
            content: "At the end of the month",
            trigger: ".o_field_widget[name='date'] input",
            run: "edit 01/31/2026 && press Enter",
        },
        {
            content: "What the bank says the account ends with",
            trigger: ".o_form_sheet .o_field_widget[name='balance_end'] input",
            run: "edit 1437.50",
        },
        {
            content: "Start",
            trigger: "button[name='action_get_lines']",
            run: "click",
        },
        {
            content: "The bank's lines wait on the left, our entries on the right",
            trigger: `${LINES} [name='matched']:contains('0 / 4')`,
        },
        {
            content: "The lines add up to what the bank says",
            trigger: ".o_bank_work_head [name='difference']:contains('0.00')",
        },
        // One line, one entry
        {
            content: "Choose the check the bank paid",
            trigger: rowOf(LINES, "CHECK 03011"),
            run: "click",
        },
        {
            content: "Its entry has the same amount and is marked",
            trigger: `${ENTRIES} .o_bank_candidate:contains('03011')`,
        },
        {
            content: "Choose the entry",
            trigger: rowOf(ENTRIES, "03011"),
            run: "click",
        },
        {
            content: "Nothing is left between them: match them by the keyboard",
            trigger: ".o_bank_selection [name='difference']:contains('0.00')",
            run: "press m",
        },
        {
            content: "The first one is matched",
            trigger: `${LINES} [name='matched']:contains('1 / 4')`,
        },
        // One line, two entries
        {
            content: "Choose the deposit",
            trigger: rowOf(LINES, "deposit"),
            run: "click",
        },
        {
            content: "Tick the first of its two checks",
            trigger: `${ENTRIES} .o_data_row:contains('Hansen') .o_list_record_selector input`,
            run: "click",
        },
        {
            content: "And the second",
            trigger: `${ENTRIES} .o_data_row:contains('Olsen') .o_list_record_selector input`,
            run: "click",
        },
        {
            content: "The sum of both is the deposit",
            trigger:
                ".o_bank_selection:contains('2 entries'):contains('2,950.00') [name='difference']:contains('0.00')",
        },
        {
            content: "Match them; a double click does it once",
            trigger: ".o_bank_match:not(:disabled)",
            run: "dblclick",
        },
        {
            content: "Two are matched",
            trigger: `${LINES} [name='matched']:contains('2 / 4')`,
        },
        // Wrong, and taken back
        {
            content: "Choose the rent",
            trigger: rowOf(LINES, "rent"),
            run: "click",
        },
        {
            content: "And an entry that is not its own",
            trigger: rowOf(ENTRIES, "Brandt"),
            run: "click",
        },
        {
            content: "30.00 would be left",
            trigger: ".o_bank_selection [name='difference']:contains('30.00')",
        },
        {
            content: "Match them all the same",
            trigger: ".o_bank_match:not(:disabled)",
            run: "click",
        },
        {
            content: "The line keeps a difference",
            trigger: `${LINES} .o_data_row:contains('rent') td[name='difference_amount']:contains('30.00')`,
        },
        {
            content: "It shows what it is matched with",
            trigger: rowOf(LINES, "rent"),
            run: "click",
        },
        {
            content: "The entry is marked on the other side; take the match off",
            trigger: `${ENTRIES} .o_bank_counterpart:contains('Brandt')`,
            run: "press u",
        },
        {
            content: "The entry is outstanding again",
            trigger: `${ENTRIES} .o_data_row:contains('Brandt'):not(.text-success)`,
        },
        {
            content: "And the whole line is open again: each list is read by itself",
            trigger: `${LINES} .o_data_row:contains('rent') td[name='difference_amount']:contains('300.00')`,
        },
        {
            content: "Choose the rent again",
            trigger: rowOf(LINES, "rent"),
            run: "click",
        },
        {
            content: "Look for entries with its amount",
            trigger: ".o_bank_find",
            run: "click",
        },
        {
            content: "There is one",
            trigger: `${ENTRIES} .o_pager_limit:contains('1')`,
        },
        {
            content: "It is the one",
            trigger: rowOf(ENTRIES, "January rent"),
            run: "click",
        },
        {
            content: "Match them; a double click does it once",
            trigger: ".o_bank_match:not(:disabled)",
            run: "dblclick",
        },
        {
            content: "Three are matched",
            trigger: `${LINES} [name='matched']:contains('3 / 4')`,
        },
        // A fee that is in no book
        {
            content: "See only what is not matched",
            trigger: `${LINES} .btn[name='not_matched']`,
            run: "click",
        },
        {
            content: "Only the fee is left",
            trigger: `${LINES} .o_pager_limit:contains('1')`,
        },
        {
            content: "Choose it",
            trigger: rowOf(LINES, "account fee"),
            run: "click",
        },
        {
            content: "Transfer it to an account",
            trigger: ".o_bank_transfer:not(:disabled)",
            run: "click",
        },
        {
            content: "The account for fees",
            trigger: ".modal .o_field_widget[name='account_id'] input",
            run: "edit Tour Fees",
        },
        {
            content: "Take it",
            trigger: ".ui-autocomplete a:contains('Tour Fees')",
            run: "click",
        },
        {
            content: "Transfer",
            trigger: ".modal button[name='action_transfer']",
            run: "click",
        },
        {
            content: "Everything is matched, one of our entries is outstanding",
            trigger: `${LINES} [name='matched']:contains('4 / 4')`,
        },
        {
            content: "What the bank has not shown stays outstanding",
            trigger: `${ENTRIES} [name='outstanding']:contains('-270.00')`,
        },
        // Post, print, undo
        {
            content: "Post",
            trigger: "button[name='action_post_and_follow']",
            run: "click",
        },
        {
            content: "The statement is reconciled, and can be printed",
            trigger: ".o_statusbar_status .o_arrow_button_current:contains('Posted')",
        },
        {
            content: "Print it",
            trigger: "button[name='action_print']",
            run: "click",
        },
        {
            content: "The file has come",
            trigger: "body:not(:has(.o_blockUI)) .o_statusbar_status",
        },
        {
            content: "Undo it",
            trigger: "button[name='action_undo']",
            run: "click",
        },
        {
            content: "Yes",
            trigger: ".modal-footer .btn-primary",
            run: "click",
        },
        {
            content: "It is in work again, with its matches",
            trigger: `${LINES} [name='matched']:contains('4 / 4')`,
        },
    ],
});
