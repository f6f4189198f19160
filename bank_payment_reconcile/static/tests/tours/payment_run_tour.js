import {click, dropFile, lookAndGoBack, rowOf, see} from "./steps";
import {addTour} from "./patience";
import {rpc} from "@web/core/network/rpc";

const CARD = ".o_kanban_record:contains('Tour Bank')";
const SAVED = "body:has(.o_form_status_indicator_buttons.invisible)";
const CHECK = ".o_form_view button[name='action_check']";

/**
 * @param {String} label
 * @returns {String} the selector of the state that a run is in
 */
function stateOf(label) {
    return `.o_form_view .o_arrow_button_current:contains('${label}')`;
}

/**
 * @param {String} payee
 * @param {String} button of what was found of his payment
 * @returns {String}
 */
function findingOf(payee, button) {
    return `[name='finding_ids'] .o_data_row:contains('${payee}') button[name='${button}']`;
}

/**
 * What the bank got, as it tells it: the run, and its payments by their payees.
 *
 * @returns {Promise<Object>}
 */
async function readOrder() {
    const read = (model, fields) =>
        rpc(`/web/dataset/call_kw/${model}/search_read`, {
            model,
            method: "search_read",
            args: [[]],
            kwargs: {fields, order: "id desc"},
        });
    const [run] = await read("bank.payment.run", ["message_id", "execution_date"]);
    const lines = await read("bank.payment.line", [
        "partner_id",
        "end_to_end_id",
        "payment_information_id",
    ]);
    return {run, of: (payee) => lines.find((line) => line.partner_id[1] === payee)};
}

/**
 * @returns {Promise<String>} the bank takes all but what is for a closed account
 */
async function writeAnswer() {
    const {run, of} = await readOrder();
    const closed = of("Atelier Lumiere");
    return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
<CstmrPmtStsRpt><GrpHdr><MsgId>TOUR-1</MsgId>
<CreDtTm>${run.execution_date}T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${run.message_id}</OrgnlMsgId>
<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${of("Rheinwerk Metall").payment_information_id}</OrgnlPmtInfId>
<PmtInfSts>ACSP</PmtInfSts></OrgnlPmtInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${of("Bosporus Ticaret").payment_information_id}</OrgnlPmtInfId>
<PmtInfSts>ACSP</PmtInfSts></OrgnlPmtInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${closed.payment_information_id}</OrgnlPmtInfId>
<TxInfAndSts><OrgnlEndToEndId>${closed.end_to_end_id}</OrgnlEndToEndId>
<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>
</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
}

/**
 * @returns {Promise<String>} one line for both payments: 1,284.60 and 642.15
 */
async function writeStatement() {
    const {run} = await readOrder();
    const day = run.execution_date.replaceAll("-", "");
    return `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>37040044<ACCTID>DE89370400440532013000<ACCTTYPE>CHECKING
</BANKACCTFROM>
<BANKTRANLIST><DTSTART>${day}<DTEND>${day}
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>-1926.75<FITID>TOUR-RUN
<MEMO>SAMMLER ${run.message_id}</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>-1926.75<DTASOF>${day}</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;
}

/** @returns {Object[]} to the dashboard by the menu */
function goToDashboard() {
    return [
        click("Dashboard", ".o_menu_sections .o_nav_entry:contains('Dashboard')"),
        see("The bank's card", CARD),
    ];
}

/** Who prepares: a run of what is due, and the first red line mended. */
addTour("bank_payment_run_tour", {
    steps: () => [
        click("A run", ".o_list_button_add"),
        see("The bank that takes files", ".o_field_widget[name='journal_id']"),
        click("Suggest", ".o_statusbar_buttons button:contains('Suggest Payments')"),
        click("What is due today", ".modal button[name='action_suggest']"),
        see(
            "Three bills",
            ".o_form_view .o_field_widget[name='totals_text']:contains('2,245.15')"
        ),
        click("Check", CHECK),
        see("Two to mend", ".o_form_view [name='red_count']:contains('2')"),
        see(
            "Their payments are red",
            "[name='line_ids']:has(.o_data_row.text-danger:contains('Rheinwerk')):has(.o_data_row.text-danger:contains('Bosporus'))"
        ),
        see(
            "The third is not",
            "[name='line_ids'] .o_data_row:not(.text-danger):contains('Lumiere')"
        ),
        click("Who may trust it", findingOf("Rheinwerk", "action_ask_for_trust")),
        see("Is asked", ".o_notification:contains('was asked to look at it')"),
        click("Where he lives", findingOf("Bosporus", "action_open")),
        click("Town", ".o_form_view .o_field_widget[name='city'] input", "edit Izmir"),
        click("Save", ".o_form_button_save"),
        ...lookAndGoBack(
            SAVED,
            "[name='finding_ids'] .o_data_row:contains('Bosporus')"
        ),
        click("Check again", CHECK),
        see("One is left", ".o_form_view [name='red_count']:contains('1')"),
        see(
            "The other's",
            "[name='finding_ids']:not(:has(.text-danger:contains('Bosporus'))) .o_data_row.text-danger:contains('Rheinwerk')"
        ),
    ],
});

/** Who releases: the second red line, the file, the bank's answer and its statement. */
addTour("bank_payment_release_tour", {
    steps: () => [
        click("The run", ".o_data_row td[name='name']"),
        click("The account", findingOf("Rheinwerk", "action_open")),
        click("Trust it", ".o_field_widget[name='allow_out_payment'] input"),
        click("Save", ".o_form_button_save"),
        ...lookAndGoBack(SAVED, CHECK),
        click("Check again", CHECK),
        see("Nothing to mend", stateOf("Checked")),
        click("Release", "button[name='action_release']"),
        see("Released", stateOf("Released")),
        click("Export", "button[name='action_export']"),
        see("The page is read anew", stateOf("Exported")),
        see("No feed sends it", "body:not(:has(button[name='action_send']))"),
        click("Once more", "button[name='action_export_again']"),
        // The answer
        ...goToDashboard(),
        ...dropFile(CARD, "answer.xml", writeAnswer),
        see(
            "What it says",
            ".o_form_view .o_field_widget[name='rejected_count']:contains('1')"
        ),
        click("The run", "button[name='action_open_run']"),
        see("Answered", stateOf("Answered")),
        see("Less what was rejected", "[name='totals_text']:contains('1,926.75')"),
        // The statement
        ...goToDashboard(),
        ...dropFile(CARD, "statement.ofx", writeStatement),
        click("The line", `${rowOf("SAMMLER")} [name='payment_ref']`),
        see(
            "Both payments",
            ".o_bank_line_panel:has(.o_bank_application:eq(1)) .o_bank_remaining:contains('0.00')"
        ),
        click("Post", ".o_bank_line_panel .o_bank_post"),
        see("Gone", `body:not(:has(${rowOf("SAMMLER")}))`),
        // The run is over
        click("Payments", ".o_menu_sections button:contains('Payments')"),
        click("Runs", ".o-dropdown--menu .dropdown-item:contains('Payment Runs')"),
        see("Done", ".o_data_row:contains('PAY/') .badge:contains('Done')"),
    ],
});
