import {addTour} from "./patience";
import {lookAndGoBack} from "./steps";

/** A check lost in the mail is voided; see test_tour_checks.py. */
addTour("bank_check_void_tour", {
    url: "/odoo/action-bank_payment_reconcile.action_bank_check_entry",
    steps: () => [
        {
            content: "open the check from the register",
            trigger: ".o_data_row:contains('7700101') [name='partner_name']",
            run: "click",
        },
        {
            content: "it is posted and the bank has not shown it",
            trigger:
                ".o_form_view:has(.o_arrow_button_current:contains('Posted')) .o_field_widget[name='statement_status']:contains('Open')",
        },
        {
            content: "void it",
            trigger: ".o_statusbar_buttons button[name='action_void']",
            run: "click",
        },
        {
            content: "the bill could stay paid",
            trigger:
                ".modal .o_field_widget[name='void_type'] .o_radio_item:contains('Void Check Only') input",
            run: "click",
        },
        {
            content: "which is said in a sentence",
            trigger: ".modal p:contains('What the check paid stays paid'):visible",
        },
        {
            content: "but is to be paid again",
            trigger:
                ".modal .o_field_widget[name='void_type'] .o_radio_item:contains('Unapply and Void') input",
            run: "click",
        },
        {
            content: "which is said as well",
            trigger: ".modal p:contains('What the check paid is open again'):visible",
        },
        {
            content: "why",
            trigger: ".modal .o_field_widget[name='reason'] input",
            run: "edit Lost in the mail && press Tab",
        },
        {
            content: "confirm",
            trigger: ".modal button[name='action_void']",
            run: "click",
        },
        {
            content: "the check is void, and says how and why",
            trigger:
                "body:not(:has(.modal)) .o_form_view:has(.o_arrow_button_current:contains('Financially Voided')):has(.o_field_widget[name='void_type']:contains('Unapply and Void')) .o_field_widget[name='void_reason']:contains('Lost in the mail')",
        },
        // Nothing is left to void, and the register shows it as void too.
        ...lookAndGoBack(
            ".o_form_view:not(:has(button[name='action_void']))",
            ".o_data_row:contains('7700101') [name='state']:contains('Financially Voided')"
        ),
    ],
});
