import {beforeEach, expect, test} from "@odoo/hoot";
import {click, press} from "@odoo/hoot-dom";
import {getService, mountWithCleanup} from "@web/../tests/web_test_helpers";
import {MainComponentsContainer} from "@web/core/main_components_container";
import {animationFrame} from "@odoo/hoot-mock";
import {askOverpayment} from "@bank_payment_reconcile/payment_reconciliation/overpayment";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

defineMailModels();

const PANEL = {
    is_posted: false,
    partner: {id: 3, name: "Nordlicht Versand GmbH"},
    applied: 90,
    difference: 5,
    currency_id: 1,
};

beforeEach(() => mountWithCleanup(MainComponentsContainer));

/** 95.00 came in for an invoice of 90.00: somebody is asked. */
async function ask(panel = PANEL) {
    const answer = askOverpayment(getService("dialog"), panel);
    await animationFrame();
    // In an object: returned by itself, the answer would be waited for.
    return {answer};
}

for (const [name, selector, answer] of [
    ["kept on the partner's account", ".o_bank_keep_on_account", "keep"],
    ["left open", ".o_bank_leave_open", "open"],
    ["cancelled", ".o_bank_cancel_overpayment", "cancel"],
]) {
    test(`the rest is ${name} by its button`, async () => {
        const asked = await ask();
        expect(".modal-body").toHaveText(/5\.00 is left over.*Nordlicht/s);
        await click(selector);
        await animationFrame();
        expect(await asked.answer).toBe(answer);
        expect(".modal").toHaveCount(0);
    });
}

test("Escape is no answer: the line is not accepted", async () => {
    const asked = await ask();
    await press("escape");
    await animationFrame();
    expect(await asked.answer).toBe("cancel");
});

test("whoever closes the question has not answered it", async () => {
    const asked = await ask();
    await click(".modal-header .btn-close");
    await animationFrame();
    expect(await asked.answer).toBe("cancel");
});

test("money that went out by too much is asked about, too", async () => {
    const asked = await ask({...PANEL, applied: -90, difference: -5});
    expect(".modal").toHaveCount(1);
    await click(".o_bank_leave_open");
    expect(await asked.answer).toBe("open");
});

test("what the bank's limit allows is written off, and nobody is asked", async () => {
    const asked = await ask({...PANEL, may_write_off: true});
    expect(".modal").toHaveCount(0);
    expect(await asked.answer).toBe("write_off");
});

for (const [name, panel] of [
    ["nothing is left over", {...PANEL, difference: 0}],
    ["too little came in", {...PANEL, difference: -5}],
    ["nothing is applied", {...PANEL, applied: 0}],
    ["no partner is known", {...PANEL, partner: false}],
    ["the line is posted", {...PANEL, is_posted: true}],
]) {
    test(`nobody is asked where ${name}`, async () => {
        const asked = await ask(panel);
        expect(".modal").toHaveCount(0);
        expect(await asked.answer).toBe("open");
    });
}
