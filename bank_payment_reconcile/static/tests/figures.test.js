import {describe, expect, test} from "@odoo/hoot";
import {getDays, getPeriods} from "@bank_payment_reconcile/figures/periods";
import {getListAction, writeFigure} from "@bank_payment_reconcile/figures/figure";
import {localization} from "@web/core/l10n/localization";
import {patchWithCleanup} from "@web/../tests/web_test_helpers";

describe.current.tags("headless");

const {DateTime} = luxon;
const TODAY = DateTime.fromISO("2026-02-28");

/**
 * @param {String} name of a period
 * @returns {String[]} its first and last day
 */
function days(name) {
    const {first, last} = getDays(name, TODAY);
    return [first && first.toISODate(), last && last.toISODate()];
}

test("periods begin and end with whole months", () => {
    expect(days("month")).toEqual(["2026-02-01", "2026-02-28"]);
    expect(days("last_month")).toEqual(["2026-01-01", "2026-01-31"]);
    expect(days("quarter")).toEqual(["2026-01-01", "2026-03-31"]);
    expect(days("twelve_months")).toEqual(["2025-03-01", "2026-02-28"]);
    expect(days("year")).toEqual(["2026-01-01", "2026-12-31"]);
    expect(days("last_year")).toEqual(["2025-01-01", "2025-12-31"]);
    expect(days("always")).toEqual([false, false]);
});

test("every period may be chosen", () => {
    for (const {name} of getPeriods()) {
        expect(days(name).length).toBe(2);
    }
});

test("where nothing was counted stands a dash, where none were a zero", () => {
    patchWithCleanup(localization, {
        decimalPoint: ".",
        grouping: [3, 0],
        thousandsSep: ",",
    });
    expect(writeFigure({value: null}, "percent")).toBe("–");
    expect(writeFigure(undefined, "money")).toBe("–");
    expect(writeFigure({value: 0})).toBe("0");
    expect(writeFigure({value: 0}, "percent")).toBe("0.0 %");
    expect(writeFigure({value: 1.5}, "days")).toBe("1.5");
    expect(writeFigure({value: 2}, "days")).toBe("2");
});

test("a figure lists what it was counted of", () => {
    const domain = [["state", "=", "open"]];
    const action = getListAction({model: "bank.line.figures", domain}, "Open");
    expect(action.res_model).toBe("bank.line.figures");
    expect(action.domain).toBe(domain);
    expect(action.views[0]).toEqual([false, "list"]);
    const payments = getListAction({model: "account.payment", domain}, "Payments");
    expect(payments.views).toEqual([
        [false, "list"],
        [false, "form"],
    ]);
});
