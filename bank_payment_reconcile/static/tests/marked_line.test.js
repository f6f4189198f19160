import {
    MarkedLine,
    getKeyStep,
} from "@bank_payment_reconcile/payment_reconciliation/marked_line";
import {describe, expect, test} from "@odoo/hoot";

describe.current.tags("headless");

const list = (...ids) => ids.map((resId) => ({resId}));
const NOT_POSTED = [["is_reconciled", "=", false]];

/** On a page that shows three payments a person has marked one. */
function markOne(id) {
    const records = list(7, 8, 9);
    const marked = new MarkedLine();
    marked.follow(records, NOT_POSTED);
    marked.mark(
        records,
        records.find(({resId}) => resId === id)
    );
    return marked;
}

test("a page that is opened marks its first line", () => {
    expect(new MarkedLine().follow(list(7, 8, 9), NOT_POSTED).resId).toBe(7);
});

test("whoever comes back to the page finds the line he left", () => {
    expect(new MarkedLine(9).follow(list(7, 8, 9), NOT_POSTED).resId).toBe(9);
});

test("the marked line stays marked where it has moved to", () => {
    expect(markOne(7).follow(list(9, 8, 7), NOT_POSTED).resId).toBe(7);
});

test("a posted line leaves the list: the one in its place is marked", () => {
    expect(markOne(8).follow(list(7, 9), NOT_POSTED).resId).toBe(9);
});

test("the last one leaves the list: the one before is marked", () => {
    expect(markOne(9).follow(list(7, 8), NOT_POSTED).resId).toBe(8);
});

test("another search begins with its first line", () => {
    expect(markOne(9).follow(list(4, 5, 6), []).resId).toBe(4);
});

test("another search that shows the marked line keeps it", () => {
    expect(markOne(9).follow(list(4, 9), []).resId).toBe(9);
});

test("an empty list marks nothing", () => {
    const marked = markOne(9);
    expect(marked.follow([], NOT_POSTED)).toBe(undefined);
    expect(marked.id).toBe(false);
});

test("the arrow keys go to the neighbours and stop at the ends", () => {
    const records = list(7, 8, 9);
    expect(markOne(8).getNext(records, 1).resId).toBe(9);
    expect(markOne(8).getNext(records, -1).resId).toBe(7);
    expect(markOne(9).getNext(records, 1)).toBe(undefined);
    expect(markOne(7).getNext(records, -1)).toBe(undefined);
});

test("where the marked line is not listed, an arrow key goes to the first", () => {
    expect(markOne(8).getNext(list(4, 5), 1).resId).toBe(4);
});

test("what is settled is left for the next one", () => {
    const marked = markOne(8);
    expect(marked.isLeft(list(7, 8, 9), 8, marked.choices)).toBe(true);
});

test("whoever has chosen a line meanwhile stays there, be it the same", () => {
    const marked = markOne(8);
    const {choices} = marked;
    marked.choices++;
    expect(marked.isLeft(list(7, 8, 9), 8, choices)).toBe(false);
});

test("where another line has taken its place, none is passed over", () => {
    const marked = markOne(8);
    expect(marked.isLeft(list(7, 9), 8, marked.choices)).toBe(false);
});

test("a key acts on the marked line, not on the one that is still shown", () => {
    const line = {isDrawn: true, isInSight: true};
    expect(getKeyStep({...line, isShown: true})).toBe("act");
    expect(getKeyStep({...line, isShown: false})).toBe("read");
});

test("a key does nothing to a line that nobody sees", () => {
    const line = {isDrawn: true, isInSight: false};
    expect(getKeyStep({...line, isShown: true})).toBe("reveal");
    expect(getKeyStep({...line, isShown: false})).toBe("reveal");
    const folded = {isDrawn: false, isInSight: false, isShown: true};
    expect(getKeyStep(folded)).toBe("choose");
});
