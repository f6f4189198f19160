import {PANEL, choose, click, dropFile, panelOf, rowOf, see} from "./steps";
import {addTour} from "./patience";
import {rpc} from "@web/core/network/rpc";

const CARD = ".o_kanban_record:contains('Tour Bank')";

/**
 * @param {String} label
 * @returns {String} the selector of the state that a collection is in
 */
function stateOf(label) {
    return `.o_form_view .o_arrow_button_current:contains('${label}')`;
}

/** @returns {Promise<Object>} the one debit, as the bank got it */
async function readDebit() {
    const model = "bank.payment.line";
    const fields = ["end_to_end_id", "payment_information_id", "execution_date"];
    const kwargs = {fields, order: "id desc", limit: 1};
    const [debit] = await rpc(`/web/dataset/call_kw/${model}/search_read`, {
        model,
        method: "search_read",
        args: [[]],
        kwargs,
    });
    return debit;
}

/**
 * @param {Object} statement its day, balances and one entry: sign, amount, details
 * @returns {String} a camt.053
 */
function writeStatement({day, opening, closing, sign, amount, details}) {
    const balance = (code, [side, value]) =>
        `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>
<Amt Ccy="EUR">${value}</Amt><CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
    return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
<BkToCstmrStmt><GrpHdr><MsgId>T-${sign}</MsgId><CreDtTm>${day}T20:00:00</CreDtTm></GrpHdr>
<Stmt><Id>T-${sign}</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance("OPBD", opening)}${balance("CLBD", closing)}
<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>
<AcctSvcrRef>T-${sign}</AcctSvcrRef><NtryDtls><TxDtls>${details}</TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;
}

/** @returns {Promise<String>} what was collected comes, as one entry for the file */
async function writeCollected() {
    const debit = await readDebit();
    return writeStatement({
        day: debit.execution_date,
        opening: ["CRDT", "0.00"],
        closing: ["CRDT", "119.00"],
        sign: "CRDT",
        amount: "119.00",
        details: `<Refs><PmtInfId>${debit.payment_information_id}</PmtInfId></Refs>
<RmtInf><Ustrd>COLLECTED</Ustrd></RmtInf>`,
    });
}

/** @returns {Promise<String>} it goes back without a mandate, and 3.50 with it */
async function writeReturned() {
    const debit = await readDebit();
    return writeStatement({
        day: debit.execution_date,
        opening: ["CRDT", "119.00"],
        closing: ["DBIT", "3.50"],
        sign: "DBIT",
        amount: "122.50",
        details: `<Refs><EndToEndId>${debit.end_to_end_id}</EndToEndId></Refs>
<Chrgs><Rcrd><Amt Ccy="EUR">3.50</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd></Chrgs>
<RltdPties><Dbtr><Pty><Nm>Nordlicht Versand GmbH</Nm></Pty></Dbtr></RltdPties>
<RmtInf><Ustrd>RETURN</Ustrd></RmtInf><RtrInf><Rsn><Cd>MD01</Cd></Rsn></RtrInf>`,
    });
}

/** @returns {Object[]} to the dashboard by the menu */
function goToDashboard() {
    return [
        click("Dashboard", ".o_menu_sections .o_nav_entry:contains('Dashboard')"),
        see("The bank's card", CARD),
    ];
}

/** Collected, booked by the bank, given back by it: by the one who does the work. */
addTour("bank_return_tour", {
    steps: () => [
        click("A collection", ".o_list_button_add"),
        see("The bank", ".o_field_widget[name='journal_id']"),
        click("Suggest", ".o_statusbar_buttons button:contains('Suggest Debits')"),
        click("What is due", ".modal button[name='action_suggest']"),
        see(
            "One invoice",
            ".o_form_view .o_field_widget[name='totals_text']:contains('119.00')"
        ),
        click("Check", ".o_form_view button[name='action_check']"),
        see("Nothing to mend", stateOf("Checked")),
        click("Export", "button[name='action_export']"),
        see("The bank has it", stateOf("Exported")),
        // The money comes
        ...goToDashboard(),
        ...dropFile(CARD, "collected.xml", writeCollected),
        click("The collection", `${rowOf("COLLECTED")} [name='payment_ref']`),
        click("Post it", `${PANEL}:contains('COLLECTED') .o_bank_post`),
        see("Posted", `body:not(:has(${rowOf("COLLECTED")}))`),
        // And goes back
        ...goToDashboard(),
        ...dropFile(CARD, "returned.xml", writeReturned),
        ...choose("RETURN"),
        see(
            "It says which payment comes back",
            `${panelOf("RETURN")}:contains('It returns the payment of')`
        ),
        see(
            "The fee is on the customer's account",
            `${panelOf("RETURN")}:has(.o_bank_application ~ .o_bank_application)`
        ),
        click("Accept it", `${panelOf("RETURN")} .o_bank_accept`),
        ...choose("RETURN"),
        click("Post it", `${panelOf("RETURN")} .o_bank_post`),
        // What is posted is not to do any more.
        see("Posted", `body:not(:has(${rowOf("RETURN")}))`),
        // The invoice is open again
        click("Customers", ".o_menu_sections button:contains('Customers')"),
        click("Invoices", ".o-dropdown--menu .dropdown-item:contains('Invoices')"),
        click("The invoice", ".o_data_row:contains('Nordlicht') td[name='name']"),
        see(
            "Owed again",
            ".o_form_view:not(:has(.ribbon:contains('Paid'))) .oe_subtotal_footer:contains('119.00')"
        ),
        see("Its history", ".o-mail-Message:contains('Returned on')"),
    ],
});
