import {describe, expect, test} from "@odoo/hoot";
import {
    findApplication,
    getTickCall,
    keyOf,
} from "@bank_payment_reconcile/payment_reconciliation/line_panel/ticks";

describe.current.tags("headless");

const RECEIVABLE = 11;
const FEES = 62;
const INVOICE = {kind: "item", move_line_id: 42, account_id: false, amount: 100};
const NORDLICHT = {
    kind: "on_account",
    move_line_id: false,
    account_id: RECEIVABLE,
    partner_id: 3,
    amount: 50,
};
const FJORD = {...NORDLICHT, partner_id: 4};
const FEE = {kind: "account", move_line_id: false, account_id: FEES, amount: -2.5};

test("a tick applies the item; the tick that is there takes it back", () => {
    expect(getTickCall([], INVOICE)).toEqual(["action_apply_item", [42]]);
    const applied = [{id: 5, move_line_id: 42, account_id: RECEIVABLE}];
    expect(getTickCall(applied, INVOICE)).toEqual(["action_remove_application", [5]]);
});

test("another item of the same account is not ticked", () => {
    const applied = [{id: 5, move_line_id: 41, account_id: RECEIVABLE}];
    expect(findApplication(applied, INVOICE)).toBe(undefined);
    expect(findApplication(applied, NORDLICHT)).toBe(undefined);
});

test("a tick on an account adds a row of its amount", () => {
    expect(getTickCall([], FEE)).toEqual([
        "action_add_row",
        [{account_id: FEES, partner_id: false, amount: -2.5}],
    ]);
    const applied = [{id: 6, move_line_id: false, account_id: FEES, partner: false}];
    expect(getTickCall(applied, FEE)).toEqual(["action_remove_application", [6]]);
});

test("what was booked before is booked with its tax and analytic", () => {
    const past = {...FEE, kind: "past", tax_ids: [8], analytic_distribution: {3: 100}};
    expect(getTickCall([], past)).toEqual([
        "action_add_row",
        [
            {
                account_id: FEES,
                partner_id: false,
                amount: -2.5,
                label: false,
                tax_ids: [8],
                analytic_distribution: {3: 100},
            },
        ],
    ]);
});

test("money kept for one partner does not tick the other's row", () => {
    const kept = {id: 7, move_line_id: false, account_id: RECEIVABLE};
    const applied = [{...kept, partner: {id: 3, name: "Nordlicht Versand GmbH"}}];
    expect(findApplication(applied, NORDLICHT).id).toBe(7);
    expect(findApplication(applied, FJORD)).toBe(undefined);
    expect(getTickCall(applied, FJORD)).toEqual([
        "action_add_row",
        [{account_id: RECEIVABLE, partner_id: 4, amount: 50}],
    ]);
});

test("a row of a mapping comes with its taxes and its analytic accounts", () => {
    const terms = {label: "Power", tax_ids: [8], analytic_distribution: {4: 100}};
    const row = {...FEE, row_id: 1, ...terms};
    const rest = {...row, row_id: 2, amount: -7.5};
    expect(keyOf(row)).not.toBe(keyOf(rest));
    expect(getTickCall([], row)).toEqual([
        "action_add_row",
        [{account_id: FEES, partner_id: false, amount: -2.5, ...terms}],
    ]);
    const applied = [{id: 9, move_line_id: false, account_id: FEES, amount: -2.5}];
    expect(findApplication(applied, row).id).toBe(9);
    expect(findApplication(applied, rest)).toBe(undefined);
});

test("no two rows are taken for one", () => {
    const moved = {...FEE, transfer_line_id: 9};
    const keys = [INVOICE, NORDLICHT, FJORD, FEE, moved].map(keyOf);
    expect(new Set(keys).size).toBe(5);
    // Read anew, with another amount left, it is the same row.
    expect(keyOf({...INVOICE, amount: 60})).toBe(keyOf(INVOICE));
});
