import {describe, expect, test} from "@odoo/hoot";
import {
    getNextIndex,
    isOneMore,
    toDays,
} from "@bank_payment_reconcile/bank_reconciliation/pane_rows";

describe.current.tags("headless");

const ROWS = [{resId: 7}, {resId: 8}, {resId: 9}, {resId: 10}];
const NO_KEY = {ctrlKey: false, metaKey: false, shiftKey: false};

test("the arrow keys begin with the first row", () => {
    expect(getNextIndex(ROWS, [], 1)).toBe(0);
    expect(getNextIndex(ROWS, [], -1)).toBe(0);
});

test("of several chosen rows, down goes on from the last, up from the first", () => {
    expect(getNextIndex(ROWS, [ROWS[1], ROWS[2]], 1)).toBe(3);
    expect(getNextIndex(ROWS, [ROWS[1], ROWS[2]], -1)).toBe(0);
});

test("a click chooses one row alone, with a key one more", () => {
    const row = {selected: true};
    expect(isOneMore("entries", row, NO_KEY, false)).toBe(false);
    for (const key of ["ctrlKey", "metaKey", "shiftKey"]) {
        const click = {...NO_KEY, [key]: true};
        expect(isOneMore("lines", row, click, false)).toBe(true, {message: key});
    }
});

test("a tap chooses one line and several entries, and takes back what is chosen", () => {
    expect(isOneMore("lines", {selected: false}, NO_KEY, true)).toBe(false);
    expect(isOneMore("lines", {selected: true}, NO_KEY, true)).toBe(true);
    expect(isOneMore("entries", {selected: false}, NO_KEY, true)).toBe(true);
});

test("days that dates may be apart are whole and not below none", () => {
    for (const [text, days] of [
        [3, 3],
        ["3", 3],
        [2.6, 3],
        [-5, 0],
        ["", 0],
        [null, 0],
        ["soon", 0],
    ]) {
        expect(toDays(text)).toBe(days, {message: `${text}`});
    }
});
