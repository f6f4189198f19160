import {describe, expect, test} from "@odoo/hoot";
import {
    getCellDomain,
    getCodedValues,
    getCodingColumns,
    getNextCodable,
    rank,
    readCell,
} from "@bank_payment_reconcile/payment_reconciliation/coding/coded_values";

describe.current.tags("headless");

const lines = [false, true, false, true].map((isCodable, index) => ({
    resId: index + 1,
    data: {bank_is_codable: isCodable},
}));

test("Enter goes down to the next line without a document", () => {
    expect(getNextCodable(lines, 2).resId).toBe(4);
    expect(getNextCodable(lines, 4)).toBe(undefined);
});

test("one begins at the marked line, or at the next below that may be typed into", () => {
    expect(getNextCodable(lines, 2, true).resId).toBe(2);
    expect(getNextCodable(lines, 3, true).resId).toBe(4);
    expect(getNextCodable(lines, false, true).resId).toBe(2);
    expect(getNextCodable([], false, true)).toBe(undefined);
});

test("what was not touched stays as it is", () => {
    const label = "6100 Fuel";
    expect(readCell({text: label, isTyped: false, label})).toEqual({unchanged: true});
    expect(readCell({text: ` ${label} `, isTyped: true, label})).toEqual({
        unchanged: true,
    });
    expect(readCell({text: " ", isTyped: true, label: ""})).toEqual({unchanged: true});
});

test("what was typed is looked for, what was chosen is known, nothing empties", () => {
    const label = "6100 Fuel";
    const picked = {id: 7, name: "6200 Parking"};
    expect(readCell({text: "park", isTyped: true, picked, label})).toEqual({
        search: "park",
    });
    expect(readCell({text: "6200 Parking", isTyped: false, picked, label})).toEqual({
        id: 7,
    });
    expect(readCell({text: "", isTyped: true, label})).toEqual({id: false});
});

test("the server is told of the cells that changed only", () => {
    expect(
        getCodedValues([
            {name: "bank_coded_account_id", id: 7},
            {name: "bank_coded_tax_ids", id: 3},
        ])
    ).toEqual({account_id: 7, tax_ids: [3]});
    expect(
        getCodedValues([
            {name: "bank_coded_tax_ids", id: false},
            {name: "bank_coded_partner_id", id: false},
        ])
    ).toEqual({tax_ids: [], partner_id: false});
});

test("three columns take the place of those that tell what is applied", () => {
    const all = [
        "bank_booking_date",
        "statement_id",
        "bank_coded_account_id",
        "bank_coded_tax_ids",
        "bank_coded_partner_id",
        "bank_applied_to",
        "match_confidence",
    ].map((name) => ({name}));
    const shown = [all[0], all[5], all[6]];
    expect(getCodingColumns(shown, all).map(({name}) => name)).toEqual([
        "bank_booking_date",
        "bank_coded_account_id",
        "bank_coded_tax_ids",
        "bank_coded_partner_id",
    ]);
});

test("money out is offered the taxes of purchases, money in those of sales", () => {
    const getUses = (amount) =>
        getCellDomain("bank_coded_tax_ids", {
            company_id: {id: 1},
            bank_transaction_amount: amount,
        })[1][2];
    expect(getUses(-5)).toEqual(["purchase", "none"]);
    expect(getUses(5)).toEqual(["sale", "none"]);
});

test("what begins with the words is taken before what contains them", () => {
    const found = ["101000 Current Assets", "611000 Car Rent", "612000 Rent"].map(
        (name, index) => [index, name]
    );
    const getNames = (words) => rank(found, words).map(([, name]) => name);
    expect(getNames("rent")).toEqual([
        "612000 Rent",
        "611000 Car Rent",
        "101000 Current Assets",
    ]);
    expect(getNames("611")[0]).toBe("611000 Car Rent");
    expect(getNames("")).toEqual(found.map(([, name]) => name));
});
