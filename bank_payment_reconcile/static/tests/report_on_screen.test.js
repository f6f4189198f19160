import {allowTranslations, makeMockEnv, onRpc} from "@web/../tests/web_test_helpers";
import {describe, expect, test} from "@odoo/hoot";
import {registry} from "@web/core/registry";

describe.current.tags("headless");

const REPORT = {
    report_type: "qweb-pdf",
    report_name: "bank_payment_reconcile.report_bank_reconciliation",
};

/** A server that says how its wkhtmltopdf is; what is shown and told is noted. */
async function show(action, wkhtmltopdf) {
    allowTranslations();
    onRpc("/report/check_wkhtmltopdf", () => wkhtmltopdf);
    await makeMockEnv();
    const services = {
        notification: {add: (_text, {type}) => expect.step(`told: ${type}`)},
        action: {doAction: ({report_type}) => expect.step(`shown as ${report_type}`)},
    };
    const handler = registry
        .category("ir.actions.report handlers")
        .get("bank_payment_reconcile.report_on_screen");
    return handler(action, {}, {services});
}

for (const state of ["install", "broken"]) {
    test(`where wkhtmltopdf is "${state}" the report is shown on screen`, async () => {
        expect(await show(REPORT, state)).toBe(true);
        expect.verifySteps(["told: warning", "shown as qweb-html"]);
    });
}

for (const state of ["ok", "upgrade", "workers"]) {
    test(`where wkhtmltopdf is "${state}" Odoo prints it`, async () => {
        expect(await show(REPORT, state)).toBe(false);
        expect.verifySteps([]);
    });
}

for (const [name, action] of [
    ["another addon's report", {...REPORT, report_name: "account.report_invoice"}],
    ["what is on screen already", {...REPORT, report_type: "qweb-html"}],
]) {
    test(`${name} is left to Odoo`, async () => {
        expect(await show(action, "install")).toBe(false);
        expect.verifySteps([]);
    });
}
