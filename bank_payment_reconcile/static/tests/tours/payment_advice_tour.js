import {
    choose,
    chooseInMenu,
    click,
    dropOn,
    lookAndGoBack,
    panelOf,
    rowOf,
    see,
} from "./steps";
import {addTour} from "./patience";

const REPORT = [
    "Payout ID,Payout date,Type,Invoice,Customer,Currency,Gross,Fee,Net",
    "PO-7731,2026-01-14,Payment,PO-W-1,Nordlicht,USD,60.00,-1.50,58.50",
    "PO-7731,2026-01-14,Payment,PO-W-2,Nordlicht,USD,40.00,-1.00,39.00",
].join("\n");

addTour("bank_payment_advice_tour", {
    steps: () => [
        ...choose("PAYOUT PO-7731"),
        ...chooseInMenu("PAYOUT PO-7731", "Add a Payment Advice"),
        {
            content: "Paste it",
            trigger: ".modal [name='text'] textarea",
            run: (helpers) => helpers.edit(REPORT),
        },
        click("Import it", ".modal button[name='action_import']"),
        see("It is on the line", ".o_bank_advice:contains('2 rows')"),
        click("What does it say?", ".o_bank_open_advice"),
        ...lookAndGoBack(".o_form_view [name='row_ids']"),
        ...choose("PAYOUT PO-7731"),
        click("Not this one", ".o_bank_remove_advice"),
        see("It is off", `${panelOf("PAYOUT PO-7731")}:not(:has(.o_bank_advice))`),
        {
            content: "Drop the provider's report",
            trigger: panelOf("PAYOUT PO-7731"),
            run: () => dropOn(".o_bank_line_panel", REPORT, "payout.csv"),
        },
        see("Its two rows", ".o_bank_advice:contains('2 rows')"),
        see("The first invoice", ".o_bank_application:contains('PO-W-1')"),
        see("The second one", ".o_bank_application:contains('PO-W-2')"),
        click("Post it", ".o_bank_post"),
        see("It waits no more", `body:not(:has(${rowOf("PAYOUT PO-7731")}))`),
    ],
});
