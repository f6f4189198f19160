import {beforeEach, expect, test} from "@odoo/hoot";
import {click, edit} from "@odoo/hoot-dom";
import {mockService, mountWithCleanup} from "@web/../tests/web_test_helpers";
import {AppliedItems} from "@bank_payment_reconcile/payment_reconciliation/line_panel/applied_items";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

defineMailModels();

/** An invoice of 100.00 that is paid with 98.00 and a discount of 2.00. */
const APPLICATION = {
    id: 9,
    name: "INV/42",
    move_id: 5,
    move_line_id: 42,
    amount: 98,
    discount: 2,
    write_off: 0,
    state: "proposed",
};
const PANEL = {
    id: 7,
    currency_id: 1,
    difference: 0,
    is_posted: false,
    applications: [APPLICATION],
    elsewhere: [],
};

beforeEach(async () => {
    mockService("notification", {add: (_text, {type}) => expect.step(`told: ${type}`)});
    await mountWithCleanup(AppliedItems, {
        props: {
            panel: PANEL,
            onEdit: (method, args) => expect.step(`${method} ${JSON.stringify(args)}`),
            onChanged: () => expect.step("changed"),
            openRecord: () => expect.step("opened"),
        },
    });
});

/** Type over an amount, and go on. */
async function typeOver(selector, text) {
    await click(selector);
    await edit(text, {confirm: "tab"});
}

test("an amount that is typed over is applied", async () => {
    await typeOver(".o_bank_amount", "90");
    expect.verifySteps(['action_update_application [9,{"amount":90}]']);
});

test("what is emptied takes the discount away", async () => {
    await typeOver(".o_bank_discount", "");
    expect.verifySteps(['action_update_application [9,{"discount_amount":0}]']);
});

test("a word changes nothing, and what was there stands there again", async () => {
    await typeOver(".o_bank_discount", "two");
    expect.verifySteps(["told: danger"]);
    expect(".o_bank_discount").toHaveValue("2.00");
    await typeOver(".o_bank_amount", "none");
    expect.verifySteps(["told: danger"]);
    expect(".o_bank_amount").toHaveValue("98.00");
});
