import {addTour} from "./patience";
import {dropFile} from "./steps";

const CARD = ".o_kanban_record:contains('Tour Bank')";

/** The bank's file; its account, currency and documents are those of test_tour.py. */
export const STATEMENT = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:UTF-8
CHARSET:NONE
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>
<DTSERVER>20260131<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>37040044<ACCTID>DE89370400440532013000<ACCTTYPE>CHECKING
</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260101<DTEND>20260131
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260115<TRNAMT>400.00<FITID>TOUR-1
<NAME>Fjordlysnes Handel AS<MEMO>on account INV/2026/00031</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260116<TRNAMT>1234.50<FITID>TOUR-2
<NAME>Versand<MEMO>with thanks, January</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260117<TRNAMT>150.00<FITID>TOUR-3
<NAME>Treuhand Sammelkonto<MEMO>for two of our clients</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260118<TRNAMT>95.00<FITID>TOUR-4
<NAME>Nordlicht Versand GmbH<MEMO>INV/2026/00090</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260119<TRNAMT>-12.90<FITID>TOUR-5
<NAME>Kontofuehrung<MEMO>fees January</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>1866.60<DTASOF>20260131</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

/**
 * @param {String} text of the bank
 * @returns {String} the selector of its row in the list
 */
function rowOf(text) {
    return `.o_data_row:contains('${text}')`;
}

addTour("bank_payment_reconcile_tour", {
    url: "/odoo/action-account.open_account_journal_dashboard_kanban",
    steps: () => [
        ...dropFile(CARD, "tour.ofx", () => STATEMENT),
        {
            content: "The payment journal opens and tells what was imported",
            trigger: ".o_notification:contains('5 transactions imported')",
        },
        {
            content: "The figures of the bank stand over the list",
            trigger: ".o_bank_overview [name='review']:contains('5 / 5')",
        },
        // Review
        {
            content: "Choose the payment whose payer is only known in part",
            trigger: `${rowOf("with thanks")} [name="payment_ref"]`,
            run: "click",
        },
        {
            content: "The panel tells why it was applied",
            trigger: ".o_bank_line_panel .o_bank_reasons:contains('Nordlicht')",
        },
        {
            content: "Accept it by the keyboard",
            trigger:
                ".o_bank_line_panel .o_bank_application:contains('INV/2026/00077')",
            run: "press a",
        },
        {
            content: "It is accepted",
            trigger: `${rowOf("with thanks")} [name='match_confidence']:contains('Accepted')`,
        },
        // Manual application over two partners
        {
            content: "Choose the payment nobody recognises",
            trigger: `${rowOf("Treuhand")} [name="payment_ref"]`,
            run: "click",
        },
        {
            content: "Nothing is applied to it",
            trigger:
                ".o_bank_line_panel:has(h3:contains('Treuhand')) .o_bank_remaining:contains('$ 150.00')",
        },
        {
            content: "Show the open items of everybody",
            trigger: ".o_bank_line_panel .nav-link[name='all']",
            run: "click",
        },
        {
            content: "Look for the first client's invoice",
            trigger: ".o_bank_line_panel .o_bank_item_search",
            run: "edit 00101",
        },
        {
            content: "Tick it",
            trigger: ".o_bank_item:contains('INV/2026/00101') input",
            run: "click",
        },
        {
            content: "50.00 is left of the money",
            trigger: ".o_bank_line_panel .o_bank_remaining:contains('$ 50.00')",
        },
        {
            content: "Look for the other client's invoice",
            trigger: ".o_bank_line_panel .o_bank_item_search",
            run: "edit 00102",
        },
        {
            content: "Tick it too",
            trigger: ".o_bank_item:contains('INV/2026/00102') input",
            run: "click",
        },
        {
            content: "Two partners' invoices are applied, nothing is left",
            trigger:
                ".o_bank_line_panel:has(.o_bank_application:contains('INV/2026/00101')):has(.o_bank_application:contains('INV/2026/00102')) .o_bank_remaining:contains('$ 0.00')",
        },
        // Difference to account
        {
            content: "Choose the payment that is 5.00 too much",
            trigger: `${rowOf("INV/2026/00090")} [name="payment_ref"]`,
            run: "click",
        },
        {
            content: "5.00 is left of it",
            trigger:
                ".o_bank_line_panel:has(.o_bank_application:contains('INV/2026/00090')) .o_bank_remaining:contains('$ 5.00')",
        },
        {
            content: "Open the other actions",
            trigger: ".o_bank_line_panel .o_bank_more",
            run: "click",
        },
        {
            content: "Transfer the difference",
            trigger: ".o-dropdown-item:contains('Transfer Difference')",
            run: "click",
        },
        {
            content: "Choose the account",
            trigger: ".modal [name='account_id'] input",
            run: "edit Tour Rounding",
        },
        {
            content: "The account",
            trigger: ".ui-autocomplete a:contains('Tour Rounding')",
            run: "click",
        },
        {
            content: "Transfer",
            trigger: ".modal button[name='action_transfer']",
            run: "click",
        },
        {
            content: "Nothing is left",
            trigger:
                ".o_bank_line_panel:has(.o_bank_application:contains('Tour Rounding')) .o_bank_remaining:contains('$ 0.00')",
        },
        {
            content: "Accept what the rules proposed, with the rest on the account",
            trigger: ".o_bank_line_panel .o_bank_accept",
            run: "click",
        },
        {
            content: "It is accepted",
            trigger: `${rowOf("INV/2026/00090")} [name='match_confidence']:contains('Accepted')`,
        },
        // Text mapping
        {
            content: "Choose the bank's fee",
            trigger: `${rowOf("Kontofuehrung")} [name="payment_ref"]`,
            run: "click",
        },
        {
            content: "Open the other actions",
            trigger:
                ".o_bank_line_panel:has(h3:contains('Kontofuehrung')) .o_bank_more",
            run: "click",
        },
        {
            content: "Map its text",
            trigger: ".o-dropdown-item:contains('Map Text')",
            run: "click",
        },
        {
            content: "The text that every such payment has",
            trigger: ".modal [name='text'] input",
            run: "edit Kontofuehrung",
        },
        {
            content: "The account for money out",
            trigger: ".modal [name='credit_account_id'] input",
            run: "edit Tour Rounding",
        },
        {
            content: "The account",
            trigger: ".ui-autocomplete a:contains('Tour Rounding')",
            run: "click",
        },
        {
            content: "Map",
            trigger: ".modal button[name='action_map']",
            run: "click",
        },
        {
            content: "The fee is on the account by the mapping",
            trigger: `${rowOf("Kontofuehrung")} [name='match_confidence']:contains('Text mapping')`,
        },
        // Post with progress
        {
            content: "The figures followed: four can be posted",
            trigger: ".o_bank_overview .o_bank_post_all:contains('Post 4')",
            run: "click",
        },
        {
            content: "The progress ends",
            trigger: ".modal .o_bank_posting_progress .o_bank_posted:contains('4')",
        },
        {
            content: "Close it",
            trigger: ".modal .o_bank_close_progress:contains('Close')",
            run: "click",
        },
        {
            content: "Only the payment on account of an invoice is left",
            trigger: ".o_bank_overview [name='review']:contains('1 / 1')",
        },
        // Undo
        {
            content: "No longer only what is not posted",
            trigger: ".o_searchview_facet .o_facet_remove",
            run: "click",
        },
        {
            content: "Choose the payment of the two clients",
            trigger: `${rowOf("Treuhand")} [name="payment_ref"]`,
            run: "click",
        },
        {
            content: "Undo it",
            trigger: ".o_bank_line_panel:has(h3:contains('Treuhand')) .o_bank_undo",
            run: "click",
        },
        {
            content: "Its proposals are back, and wait for a person",
            trigger:
                ".o_bank_line_panel:has(h3:contains('Treuhand')):has(.o_bank_application:contains('INV/2026/00102')):contains('Undone by') .o_bank_accept",
            run: "click",
        },
        {
            content: "Who takes them again posts them",
            trigger:
                ".o_bank_line_panel:has(h3:contains('Treuhand')):not(:contains('Undone by')) .o_bank_post",
        },
    ],
});

addTour("bank_payment_reconcile_dinar_tour", {
    steps: () => [
        {
            content: "A dinar has a thousand fils: none is cut off the amount",
            trigger: ".o_bank_line_panel .o_bank_amount:value(1,234.567)",
        },
        {
            content: "One fils less is typed",
            trigger: ".o_bank_line_panel .o_bank_amount",
            run: "edit 1,234.566 && press Tab",
        },
        {
            content: "One fils remains",
            trigger: ".o_bank_line_panel .o_bank_remaining:contains('0.001')",
        },
    ],
});
