import {describe, expect, test} from "@odoo/hoot";
import {getShares} from "@bank_payment_reconcile/payment_reconciliation/payment_overview/payment_overview";
import {narrow} from "@bank_payment_reconcile/utils/narrow";

describe.current.tags("headless");

test("a phone shows fewer columns, some of them narrower, in their order", () => {
    const columns = ["date", "amount", "applied_to"].map((name) => ({
        name,
        attrs: {class: name, width: "100px"},
    }));
    const shown = narrow(columns, {applied_to: false, date: "58px"});
    expect(shown).toEqual([
        {name: "date", attrs: {class: "date", width: "58px"}},
        {name: "amount", attrs: {class: "amount", width: "100px"}},
    ]);
    // The host's own columns stay as they were.
    expect(columns[0].attrs.width).toBe("100px");
});

test("the bar's parts are as wide as their share of the lines", () => {
    const shares = getShares({
        lines: 8,
        shares: [
            {name: "high", count: 6},
            {name: "none", count: 2},
        ],
    });
    expect(shares.map(({width}) => width)).toEqual([75, 25]);
    expect(shares.map(({filter}) => filter)).toEqual(["high", "not_applied"]);
});
