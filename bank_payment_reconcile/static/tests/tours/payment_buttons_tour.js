import {
    PANEL,
    choose,
    chooseInMenu,
    click,
    lookAndClose,
    lookAndGoBack,
    panelOf,
    rowOf,
    see,
} from "./steps";
import {addTour} from "./patience";

/**
 * @param {String} text of the payment
 * @param {String} word of its confidence
 * @returns {String}
 */
function markOf(text, word) {
    return `${rowOf(text)} [name='match_confidence']:contains('${word}')`;
}

/**
 * @param {String} text of the payment
 * @param {String} amount
 * @returns {Object}
 */
function seeRemaining(text, amount) {
    return see(
        `${amount} remains`,
        `${panelOf(text)} .o_bank_remaining:contains('${amount}')`
    );
}

/** What the panel of a payment offers, one after the other. */
addTour("bank_payment_panel_tour", {
    steps: () => [
        ...choose("keep it"),
        seeRemaining("keep it", "$ 20.00"),
        ...chooseInMenu("keep it", "Keep Difference on the Partner's Account"),
        seeRemaining("keep it", "$ 0.00"),
        ...choose("write it off"),
        seeRemaining("write it off", "$ 1.00"),
        ...chooseInMenu("write it off", "Write Off Difference"),
        seeRemaining("write it off", "$ 0.00"),
        ...choose("a fee"),
        seeRemaining("a fee", "$ 2.00"),
        ...chooseInMenu("a fee", "Difference Is a Bank Fee"),
        seeRemaining("a fee", "$ 0.00"),
        // What opens something else, and back
        click("Details", `${panelOf("a fee")} .o_bank_transaction_details_button`),
        see(
            "As the bank wrote it",
            ".modal .o_bank_transaction_details:contains('purpose')"
        ),
        click("Close it", ".modal .o_bank_close_details"),
        ...chooseInMenu("a fee", "Open Payment"),
        ...lookAndGoBack(".o_form_view .o_field_widget[name='applied_amount']"),
        ...choose("a fee"),
        ...chooseInMenu("a fee", "Open Nordlicht"),
        ...lookAndGoBack(".o_form_view .o_field_widget[name='category_id']"),
        ...choose("a fee"),
        ...chooseInMenu("a fee", "Open Statement"),
        ...lookAndGoBack(".o_form_view .o_field_widget[name='balance_end_real']"),
        ...choose("a fee"),
        ...chooseInMenu("a fee", "Other Payments of This Payer"),
        ...lookAndGoBack(".o_breadcrumb .active:contains('Nordlicht Versand')"),
        ...choose("a fee"),
        ...chooseInMenu("a fee", "Open Journal Entry"),
        ...lookAndGoBack(".o_form_view .o_field_widget[name='line_ids']"),
        ...choose("a fee"),
        click(
            "The document",
            `${panelOf("a fee")} .o_bank_application a:contains('INV')`
        ),
        ...lookAndGoBack(".o_form_view .o_field_widget[name='invoice_line_ids']"),
        ...choose("a fee"),
        // Rows
        click("The row", `${panelOf("a fee")} .o_bank_edit_row:first`),
        ...lookAndClose(".o_field_widget[name='amount']"),
        click("One off", `${panelOf("a fee")} .o_bank_remove_row:last`),
        seeRemaining("a fee", "$ 2.00"),
        click("Another row", `${panelOf("a fee")} .o_bank_add_row`),
        click(
            "Of this account",
            ".modal [name='account_id'] input",
            "edit Tour Rounding"
        ),
        click("Take it", ".ui-autocomplete a:contains('Tour Rounding')"),
        click("Save", ".modal .o_form_button_save"),
        seeRemaining("a fee", "$ 0.00"),
        click(
            "Less",
            `${panelOf("a fee")} .o_bank_amount:first`,
            "edit 299 && press Tab"
        ),
        seeRemaining("a fee", "$ 1.00"),
        click("All off", `${panelOf("a fee")} .o_bank_remove`),
        seeRemaining("a fee", "$ 302.00"),
        click("Apply again", `${panelOf("a fee")} .o_bank_apply`),
        see(
            "It is",
            `${panelOf("a fee")} .o_bank_application:contains('INV/2026/00103')`
        ),
        // Wizards
        ...choose("card 4711"),
        ...chooseInMenu("card 4711", "Map Text to Account"),
        ...lookAndClose("button[name='action_map']"),
        ...chooseInMenu("card 4711", "Complete Transfer Between Banks"),
        ...lookAndClose("button[name='action_transfer']"),
        ...chooseInMenu("card 4711", "Transfer Difference"),
        click("Account", ".modal [name='account_id'] input", "edit Tour Rounding"),
        click("Take it", ".ui-autocomplete a:contains('Tour Rounding')"),
        click("Transfer", ".modal button[name='action_transfer']"),
        seeRemaining("card 4711", "$ 0.00"),
        // Preview, and post from there
        ...choose("look first"),
        ...chooseInMenu("look first", "Preview Entries"),
        see(
            "The entry",
            ".modal .o_field_widget[name='preview_data']:contains('look first')"
        ),
        click("Post", ".modal button[name='action_post']"),
        see("It is posted", `.o_bank_overview:not(:has(.modal)) [name='review']`),
        see(
            "And gone",
            `body:not(:has(.modal)):not(:has(${rowOf("look first")})) ${PANEL}`
        ),
    ],
});

/** What stands over the list, the keys, and the buttons for several payments. */
addTour("bank_payment_page_tour", {
    steps: () => [
        // Keys
        ...choose("card 4711"),
        click("Up", `${panelOf("card 4711")}`, "press ArrowUp"),
        click(
            "And down",
            `${PANEL}:not(:has(.o_bank_panel_text:contains('card 4711')))`,
            "press ArrowDown"
        ),
        ...choose("keep it"),
        click("Remove", panelOf("keep it"), "press r"),
        seeRemaining("keep it", "$ 120.00"),
        click("Apply", panelOf("keep it"), "press t"),
        see(
            "Applied",
            `${panelOf("keep it")} .o_bank_application:contains('INV/2026/00101')`
        ),
        ...choose("look first"),
        click("Accept", panelOf("look first"), "press a"),
        see("Accepted", markOf("look first", "Accepted")),
        ...choose("look first"),
        click("Post", panelOf("look first"), "press p"),
        see("Gone", `body:not(:has(${rowOf("look first")})) ${PANEL}`),
        // Filters of the figures
        click("The high ones", ".o_bank_share_label:first"),
        see("A filter", ".o_searchview_facet:eq(1)"),
        click("Off", ".o_searchview_facet:last .o_facet_remove"),
        see("All again", rowOf("card 4711")),
        click("Part of the bar", ".o_bank_share:first"),
        see("A filter", ".o_searchview_facet:eq(1)"),
        click("Off", ".o_searchview_facet:last .o_facet_remove"),
        click("To review", ".o_bank_figure[name='review']"),
        see("A filter", ".o_searchview_facet:contains('To Review')"),
        click("Off", ".o_searchview_facet:contains('To Review') .o_facet_remove"),
        click("With difference", ".o_bank_figure[name='difference']"),
        see("A filter", ".o_searchview_facet:contains('With Difference')"),
        click("Off", ".o_searchview_facet:contains('With Difference') .o_facet_remove"),
        see("All again", rowOf("card 4711")),
        click("What failed", ".o_bank_figure[name='failed']"),
        see("A filter", ".o_searchview_facet:contains('Could Not Be Posted')"),
        click(
            "Off",
            ".o_searchview_facet:contains('Could Not Be Posted') .o_facet_remove"
        ),
        see("All again", rowOf("card 4711")),
        click("What changed since", ".o_bank_figure[name='reopened']"),
        see("A filter", ".o_searchview_facet:contains('Changed in the Books Since')"),
        see("The posted one", markOf("settled", "Reopened")),
        see("Why", ".o_bank_reopened:contains('INV/2026/00199 was unreconciled')"),
        click("Off", ".o_searchview_facet:contains('Changed') .o_facet_remove"),
        see("All again", rowOf("card 4711")),
        // A statement
        click("Statements", ".o_bank_statement_choice"),
        click("This one", ".o-dropdown-item:contains('Tour Statement')"),
        see("Its balances", ".o_bank_figure[name='opening']:contains('1,000.00')"),
        click("Statements", ".o_bank_statement_choice"),
        click("All", ".o-dropdown-item:contains('All statements')"),
        see("All again", rowOf("card 4711")),
        // Everything
        click("Apply all", ".o_bank_apply_all"),
        click("No", ".modal .o_bank_apply_cancel"),
        click("Apply all", ".o_bank_apply_all"),
        click("Keep", ".o_bank_apply_keep"),
        see("Told", ".o_notification"),
        ...choose("a fee"),
        click("By a person", panelOf("a fee"), "press r"),
        see("Removed", markOf("a fee", "None")),
        click("Apply all", "body:not(:has(.modal)) .o_bank_apply_all"),
        click("Overwrite", ".o_bank_apply_overwrite"),
        see("Applied again", markOf("a fee", "Medium")),
        // Several payments
        ...[
            ["action_remove_applications", "None"],
            ["action_apply_automatically", "Medium"],
            ["action_accept", "Accepted"],
        ].flatMap(([name, word]) => [
            click("Tick one", `${rowOf("a fee")} .o_list_record_selector input`),
            click(name, `.o_control_panel button[name='${name}']`),
            see(word, markOf("a fee", word)),
        ]),
        click("Tick one", `${rowOf("a fee")} .o_list_record_selector input`),
        click("Transfer", ".o_control_panel button:contains('Transfer Difference')"),
        ...lookAndClose("button[name='action_transfer']"),
        see("Read anew", "body:not(:has(.o_list_record_selector input:checked))"),
        click("Tick one", `${rowOf("a fee")} .o_list_record_selector input`),
        click("Preview", ".o_control_panel button[name='action_bank_preview_posting']"),
        ...lookAndClose(".o_field_widget[name='summary']"),
        see("Read anew", "body:not(:has(.o_list_record_selector input:checked))"),
        click("Tick one", `${rowOf("a fee")} .o_list_record_selector input`),
        click("Post", ".o_control_panel button[name='action_bank_post_selected']"),
        see("Told", ".o_notification:contains('Payments posted')"),
        // All that is ready
        click("Post all", ".o_bank_post_all:not(:disabled)"),
        see("None is ready", ".o_bank_post_all:disabled:contains('Post 0')"),
        // Undo
        click("Show posted ones", ".o_searchview_facet .o_facet_remove"),
        ...choose("look first"),
        click("Undo", `${panelOf("look first")} .o_bank_undo`),
        // What was taken back waits for a person, who accepts it again
        click("Take it again", `${panelOf("look first")} .o_bank_accept`),
        see("Accepted again", markOf("look first", "Accepted")),
        ...choose("look first"),
        click("Post it", `${panelOf("look first")} .o_bank_post`),
        see(
            "The next one",
            `${PANEL}:not(:has(.o_bank_panel_text:contains('look first')))`
        ),
        ...choose("look first"),
        see("Posted", `${panelOf("look first")} .o_bank_undo`),
    ],
});

/** Post and Reconcile while other payments are left: the document opens. */
addTour("bank_payment_close_tour", {
    steps: () => [
        ...choose("look first"),
        click("Post and Reconcile", ".o_bank_reconcile"),
        click("This statement", ".modal button[name='action_post']"),
        see("Its document", ".o_form_view .o_arrow_button_current:contains('Posted')"),
    ],
});

/** The same where many payments are posted: a run, and then the document. */
addTour("bank_payment_close_run_tour", {
    steps: () => [
        ...choose("look first"),
        click("Post and Reconcile", ".o_bank_reconcile"),
        click("This statement", ".modal button[name='action_post']"),
        see(
            "The run ends",
            ".modal .o_bank_posting_progress .o_bank_posted:contains('2')"
        ),
        click("Its document", ".modal .o_bank_open_document"),
        ...lookAndGoBack(".o_form_view .o_arrow_button_current:contains('Posted')"),
        see("The others wait", `body:not(:has(.modal)) ${rowOf("card 4711")}`),
    ],
});

/** The overpayment's question, and its three answers. */
addTour("bank_payment_overpayment_tour", {
    steps: () => [
        ...choose("keep it"),
        click("Accept", panelOf("keep it"), "press a"),
        click("The question", ".modal .o_bank_keep_on_account", "press Escape"),
        see(
            "Nothing happened",
            `body:not(:has(.modal)) ${markOf("keep it", "Medium")}`
        ),
        click("Accept", `${panelOf("keep it")} .o_bank_accept`),
        click("Cancel", ".modal .o_bank_cancel_overpayment"),
        see(
            "Nothing happened",
            `body:not(:has(.modal)) ${markOf("keep it", "Medium")}`
        ),
        click("Accept", `${panelOf("keep it")} .o_bank_accept`),
        click("Close the question", ".modal .btn-close"),
        see(
            "Nothing happened",
            `body:not(:has(.modal)) ${markOf("keep it", "Medium")}`
        ),
        click("Accept", `${panelOf("keep it")} .o_bank_accept`),
        click("Keep it", ".modal .o_bank_keep_on_account"),
        see("Accepted", markOf("keep it", "Accepted")),
        ...choose("a fee"),
        click("Accept", `${panelOf("a fee")} .o_bank_accept`),
        click("Leave it open", ".modal .o_bank_leave_open"),
        see("Accepted", markOf("a fee", "Accepted")),
        ...choose("a fee"),
        seeRemaining("a fee", "$ 2.00"),
    ],
});
