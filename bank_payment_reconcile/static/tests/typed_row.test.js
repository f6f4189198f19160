import {beforeEach, describe, expect, test} from "@odoo/hoot";
import {
    getSaveCall,
    parseAmount,
} from "@bank_payment_reconcile/payment_reconciliation/line_panel/typed_row";
import {localization} from "@web/core/l10n/localization";
import {patchWithCleanup} from "@web/../tests/web_test_helpers";

describe.current.tags("headless");

const write = (decimalPoint, thousandsSep) =>
    patchWithCleanup(localization, {decimalPoint, thousandsSep, grouping: [3, 0]});

beforeEach(() => write(".", ","));

test("an amount is read as the user's language writes it", () => {
    expect(parseAmount("1,234.56")).toBe(1234.56);
    expect(parseAmount("-12.9")).toBe(-12.9);
    write(",", ".");
    expect(parseAmount("1.234,56")).toBe(1234.56);
    expect(parseAmount("-12,9")).toBe(-12.9);
});

test("what is emptied is nothing", () => {
    expect(parseAmount("")).toBe(0);
    expect(parseAmount("  ")).toBe(0);
});

test("what is not an amount is told from nothing", () => {
    for (const text of ["twelve", "12 or 13", "1.2.3", "Infinity", "1e999", "NaN"]) {
        expect(parseAmount(text)).toBe(null, {message: text});
    }
});

test("of an open item the form changes amounts, never account or partner", () => {
    const changes = {amount: 95, write_off_amount: 5, account_id: 62, partner_id: 3};
    expect(getSaveCall({id: 8, move_line_id: 42}, changes)).toEqual([
        "action_update_application",
        [8, {amount: 95, write_off_amount: 5}],
    ]);
});

test("of a row on an account the form changes the account, and writes nothing off", () => {
    const changes = {amount: 95, write_off_amount: 5, account_id: 62, partner_id: 3};
    const values = {amount: 95, account_id: 62, partner_id: 3};
    expect(getSaveCall({id: 8, move_line_id: false}, changes)).toEqual([
        "action_update_application",
        [8, values],
    ]);
    expect(getSaveCall(false, changes)).toEqual(["action_add_row", [values]]);
});
