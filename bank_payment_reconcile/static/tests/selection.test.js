import {ENTRY, LINE} from "@bank_payment_reconcile/bank_reconciliation/pane_props";
import {beforeEach, describe, expect, test} from "@odoo/hoot";
import {Selection} from "@bank_payment_reconcile/bank_reconciliation/selection";
import {serverState} from "@web/../tests/web_test_helpers";

describe.current.tags("headless");

const [EUR, KWD, JPY] = [1, 2, 3];
const ids = (...currentIds) => ({currentIds, count: currentIds.length});

beforeEach(() => {
    serverState.currencies = [
        {id: EUR, name: "EUR", digits: [69, 2]},
        {id: KWD, name: "KWD", digits: [69, 3]},
        {id: JPY, name: "JPY", digits: [69, 0]},
    ];
});

/** A bank line; of one that is matched, with which entries and what is left. */
function line(resId, amount, {entries = [], left = amount, isPosted = false} = {}) {
    return {
        resModel: LINE,
        resId,
        data: {
            amount,
            difference_amount: left,
            is_reconciled: isPosted,
            bank_matched_entry_ids: ids(...entries),
        },
    };
}

/** An open entry of ours; matched "here" or "elsewhere". */
function entry(resId, amount, {lines = [], match = false, kind = false} = {}) {
    return {
        resModel: ENTRY,
        resId,
        data: {
            bank_open_amount: amount,
            bank_match_state: match,
            bank_matched_line_ids: ids(...lines),
            bank_entry_kind: kind,
            is_bank_told: kind === "told",
        },
    };
}

function choose(lines, entries, currencyId = EUR) {
    return Object.assign(new Selection(currencyId), {lines, entries});
}

test("sums have no more decimals than the currency", () => {
    // In binary, 0.1 + 0.2 is a little more than 0.3.
    const cents = choose([line(1, 0.1), line(2, 0.2)], [entry(5, 0.3)]);
    expect(cents.lineTotal).toBe(0.3);
    expect(cents.difference).toBe(0);
    const fils = choose([line(1, 1234.567)], [entry(5, 1234.566)], KWD);
    expect(fils.difference).toBe(0.001);
    expect(choose([line(1, 5000)], [entry(5, 4999)], JPY).difference).toBe(1);
});

test("no difference is never minus nothing", () => {
    expect(Object.is(choose([line(1, -0.1)], [entry(5, -0.1)]).difference, 0)).toBe(
        true
    );
});

test("one line with several entries is matched, and several lines with one", () => {
    const [first, second] = [line(1, 300), line(2, 100)];
    const [check, transfer] = [entry(5, 300), entry(6, 100)];
    expect(choose([first], [check, transfer]).canMatch).toBe(true);
    expect(choose([first, second], [check]).canMatch).toBe(true);
    expect(choose([first, second], [check, transfer]).canMatch).toBe(false);
    expect(choose([first], []).canMatch).toBe(false);
    expect(choose([], [check]).canMatch).toBe(false);
});

test("what is matched or posted is not matched again", () => {
    const open = entry(5, 300);
    expect(choose([line(1, 300, {entries: [4], left: 0})], [open]).canMatch).toBe(
        false
    );
    expect(choose([line(1, 300, {isPosted: true})], [open]).canMatch).toBe(false);
    for (const match of ["here", "elsewhere"]) {
        const taken = entry(5, 300, {lines: [2], match});
        expect(choose([line(1, 300)], [taken]).canMatch).toBe(false, {message: match});
    }
});

test("a line that is matched in part is matched further", () => {
    const half = line(1, 1000, {entries: [4], left: 400});
    expect(choose([half], [entry(5, 400)]).canMatch).toBe(true);
    expect(choose([half], []).canUnmatch).toBe(true);
});

test("a match is taken back from either side, unless it is posted or another's", () => {
    expect(choose([line(1, 300, {entries: [5], left: 0})], []).canUnmatch).toBe(true);
    const posted = line(1, 300, {entries: [5], left: 0, isPosted: true});
    expect(choose([posted], []).canUnmatch).toBe(false);
    expect(choose([line(1, 300)], []).canUnmatch).toBe(false);
    const here = entry(5, 300, {lines: [1], match: "here"});
    expect(choose([], [here]).canUnmatch).toBe(true);
    const elsewhere = entry(5, 300, {lines: [1], match: "elsewhere"});
    expect(choose([], [elsewhere]).canUnmatch).toBe(false);
});

test("only entries of which no bank is told are told to be this one's", () => {
    const untold = entry(5, 300, {kind: "untold"});
    expect(choose([], [untold]).canTellBank).toBe(true);
    expect(choose([], [untold, entry(6, 1)]).canTellBank).toBe(false);
    expect(choose([], []).canTellBank).toBe(false);
    const told = entry(5, 300, {kind: "told"});
    expect(choose([], [told]).canForgetBank).toBe(true);
    const matched = entry(5, 300, {kind: "told", match: "here"});
    expect(choose([], [matched]).canForgetBank).toBe(false);
});

test("a payment is corrected where one entry explains all but a difference", () => {
    const one = {entries: [5], left: 2};
    expect(choose([line(1, 102, one)], []).canCorrect).toBe(true);
    expect(choose([line(1, 100, {entries: [5], left: 0})], []).canCorrect).toBe(false);
    const several = {entries: [5, 6], left: 2};
    expect(choose([line(1, 102, several)], []).canCorrect).toBe(false);
    const pair = [line(1, 102, one), line(2, 102, one)];
    expect(choose(pair, []).canCorrect).toBe(false);
});

test("the other side of what is chosen is marked, and what has its amount", () => {
    const chosen = choose([line(1, 300)], []);
    const amount = entry(5, 300);
    expect(chosen.getMark("entries", amount)).toBe("candidate");
    expect(chosen.getMark("entries", entry(6, 299.99))).toBe(null);
    expect(chosen.getMark("entries", entry(6, -300))).toBe(null);
    const taken = entry(7, 300, {lines: [2], match: "here"});
    expect(chosen.getMark("entries", taken)).toBe(null);
    const matched = choose([line(1, 300, {entries: [8, 9], left: 0})], []);
    const own = entry(8, 100, {lines: [1], match: "here"});
    expect(matched.getMark("entries", own)).toBe("counterpart");
    expect(matched.getMark("entries", amount)).toBe(null);
    expect(choose([], [amount]).getMark("lines", line(1, 300))).toBe("candidate");
    expect(choose([], []).getMark("entries", amount)).toBe(null);
    expect(chosen.getMark("entries", undefined)).toBe(null);
});

test("of a line that is matched in part, the rest is looked for", () => {
    // 1,000.00 came in, a check of 600.00 is matched.
    const chosen = choose([line(1, 1000, {entries: [4], left: 400})], []);
    expect(chosen.getMark("entries", entry(5, 400))).toBe("candidate");
    expect(chosen.getMark("entries", entry(6, 1000))).toBe(null);
});

test("where several are chosen, an amount alone means nothing", () => {
    const chosen = choose([line(1, 300), line(2, 300)], []);
    expect(chosen.getMark("entries", entry(5, 300))).toBe(null);
});

test("the other side is looked up from either pane", () => {
    const matched = line(1, 300, {entries: [5, 6], left: 0});
    expect(choose([matched], []).counterparts).toEqual(["entries", [5, 6]]);
    const taken = entry(5, 300, {lines: [1], match: "here"});
    expect(choose([], [taken]).counterparts).toEqual(["lines", [1]]);
});

test("after a match the next line that is open is gone on with", () => {
    const lines = [
        line(1, 10),
        line(2, 20, {entries: [5], left: 0}),
        line(3, 30, {isPosted: true}),
        line(4, 40),
    ];
    const selection = choose([], []);
    expect(selection.findOpen(lines, 1)).toBe(3);
    expect(selection.findOpen(lines, 0)).toBe(0);
    expect(selection.findOpen(lines.slice(0, 3), 1)).toBe(-1);
});

test("what there is to know of a line stands in one sentence after the other", () => {
    const known = line(1, 300);
    Object.assign(known.data, {
        reopened_reason: "The invoice was reversed.",
        posting_error: false,
        rival_answers: "",
        match_explanation: "Same amount.\nSame day.",
    });
    const sentences = "The invoice was reversed. · Same amount. · Same day.";
    expect(choose([known], []).why).toBe(sentences);
    expect(choose([known, line(2, 1)], []).why).toBe("");
});
