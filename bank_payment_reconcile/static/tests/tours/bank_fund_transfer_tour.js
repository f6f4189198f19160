import {addTour} from "./patience";

/**
 * @param {String} field of the wizard
 * @param {String} bank to choose
 * @returns {Object[]} the steps that type its name and pick it
 */
function chooseBank(field, bank) {
    return [
        {
            content: `type ${bank}`,
            trigger: `.modal .o_field_widget[name='${field}'] input`,
            run: `edit ${bank}`,
        },
        {
            content: `pick ${bank}`,
            trigger: `.o-autocomplete--dropdown-menu li:contains('${bank}')`,
            run: "click",
        },
    ];
}

/** Dollars buy euros, and the bank in euros keeps a fee; see test_tour_transfer.py. */
addTour("bank_fund_transfer_tour", {
    url: "/odoo/action-account.open_account_journal_dashboard_kanban",
    steps: () => [
        {
            content: "the menu of the bank's card",
            // It is seen where the mouse is
            trigger:
                ".o_kanban_record:contains('Tour Bank') .o_dropdown_kanban .dropdown-toggle:not(:visible)",
            run: "click",
        },
        {
            content: "transfer from there",
            trigger: ".o_popover a[name='action_bank_transfer_funds']",
            run: "click",
        },
        {
            content: "the bank of the card pays",
            trigger:
                ".modal .o_field_widget[name='journal_from_id'] input:value('Tour Bank')",
        },
        ...chooseBank("journal_to_id", "Eurobank"),
        {
            content: "what is paid",
            trigger: ".modal .o_field_widget[name='amount'] input",
            run: "edit 130.00 && press Tab",
        },
        {
            content: "by the rate of the day",
            trigger:
                ".modal .o_field_widget[name='amount_received'] input:value('104.00')",
            run: "edit 100.00 && press Tab",
        },
        {
            content: "which makes another rate",
            trigger: ".modal .o_field_widget[name='rate'] input:value('0.769231')",
        },
        {
            content: "the bank keeps something",
            trigger: ".modal .o_field_widget[name='fee_to'] input",
            run: "edit 4.00 && press Tab",
        },
        {
            content: "so that less comes in",
            trigger: ".modal .o_field_widget[name='amount_in']:contains('96.00')",
        },
        {
            content: "register it",
            trigger: ".modal button[name='action_transfer']",
            run: "click",
        },
        {
            content: "the payment that goes out leads to the other half",
            trigger: "button[name='action_bank_open_paired_payment']",
            run: "click",
        },
        {
            content: "which comes in at the other bank",
            trigger:
                ".o_form_view:has(.o_field_widget[name='journal_id']:contains('Eurobank')) button[name='action_bank_undo_transfer']",
            run: "click",
        },
        {
            content: "undo the transfer",
            trigger: ".modal-footer .btn-primary",
            run: "click",
        },
        {
            content: "nothing is left to undo",
            trigger:
                ".o_form_view:not(:has(button[name='action_bank_undo_transfer'])) .o_statusbar_status:contains('Canceled')",
        },
    ],
});
