import {registry} from "@web/core/registry";

/** The bank's file; its account, currency and documents are those of test_tour.py. */
const STATEMENT = `OFXHEADER:100
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
</BANKTRANLIST>
<LEDGERBAL><BALAMT>1634.50<DTASOF>20260131</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

/**
 * What the browser does when somebody drags a file over an element and lets go.
 *
 * @param {Element} target
 * @param {String} type
 */
function drag(target, type) {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([STATEMENT], "tour.ofx"));
    target.dispatchEvent(
        new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer})
    );
}

registry.category("web_tour.tours").add("bank_payment_reconcile_tour", {
    url: "/odoo/action-account.open_account_journal_dashboard_kanban",
    steps: () => [
        {
            content: "Drag the bank's file over the bank's card",
            trigger: ".o_kanban_record:contains('Tour Bank')",
            run() {
                drag(this.anchor, "dragenter");
            },
        },
        {
            content: "Let go",
            trigger: ".o_kanban_record:contains('Tour Bank') .o_drop_area",
            run() {
                drag(this.anchor, "drop");
            },
        },
        {
            content: "The payment journal opens and tells what was imported",
            trigger: ".o_notification:contains('2 transactions imported')",
        },
        {
            content: "Both payments are applied, with a confidence",
            trigger:
                ".o_data_row:contains('INV/2026/00031') [name='match_confidence']:contains('Medium')",
        },
        {
            content: "Open the payment whose payer is only known in part",
            trigger:
                ".o_data_row:contains('INV/2026/00077') [name='remittance_text']:contains('thanks')",
            run: "click",
        },
        {
            content: "It tells why it was applied",
            trigger: ".o_form_view [name='match_explanation']:contains('Nordlicht')",
        },
        {
            content: "Accept it",
            trigger: "button[name='action_accept']",
            run: "click",
        },
        {
            content: "It is accepted",
            trigger: ".o_form_view [name='match_confidence']:contains('Accepted')",
        },
        {
            content: "Post it",
            trigger: "button[name='action_post_applications']",
            run: "click",
        },
        {
            content: "It is posted",
            trigger: ".o_form_view .ribbon:contains('Posted')",
        },
        {
            content: "Back to the journal: only the other payment is left to do",
            trigger: ".o_back_button a",
            run: "click",
        },
        {
            content: "The posted payment is gone from the list",
            trigger:
                ".o_list_view:not(:has(.o_data_row:contains('INV/2026/00077'))) .o_data_row:contains('INV/2026/00031')",
        },
    ],
});
