import {describe, expect, test} from "@odoo/hoot";
import {isActionAllowed} from "@bank_payment_reconcile/payment_reconciliation/line_actions";

describe.current.tags("headless");

const EMPTY = {
    applications: [],
    difference: 100,
    is_posted: false,
    is_to_check: false,
    look_alike: "",
    reopened_reason: "",
};
const IN_PART = {...EMPTY, applications: [{id: 1}], difference: 5};
const WHOLE = {...IN_PART, difference: 0};
const POSTED = {...WHOLE, is_posted: true};

/** The lines, by the names given, on which an action makes sense. */
const where = (method) =>
    Object.entries({EMPTY, IN_PART, WHOLE, POSTED})
        .filter(([, panel]) => isActionAllowed(method, panel))
        .map(([name]) => name);

test("only what is applied is accepted, posted and taken off", () => {
    for (const method of [
        "action_accept",
        "action_post_applications",
        "action_remove_applications",
        "action_bank_preview_posting",
    ]) {
        expect(where(method)).toEqual(["IN_PART", "WHOLE"], {message: method});
    }
});

test("a rest is kept or written off where there is one beside what is applied", () => {
    expect(where("action_keep_on_account")).toEqual(["IN_PART"]);
    expect(where("action_bank_write_off_difference")).toEqual(["IN_PART"]);
});

test("what is posted can be undone and nothing else", () => {
    expect(where("action_undo_applications")).toEqual(["POSTED"]);
    expect(where("action_apply_automatically")).toEqual(["EMPTY", "IN_PART", "WHOLE"]);
});

test("a posted line whose documents have changed is accepted as it stands now", () => {
    const reopened = {...POSTED, reopened_reason: "The invoice was reversed."};
    expect(isActionAllowed("action_accept", reopened)).toBe(true);
});

test("any line is marked to check, and a marked one is checked", () => {
    expect(where("action_bank_mark_to_check").length).toBe(4);
    expect(where("action_bank_take_off_mark")).toEqual([]);
    const marked = {...POSTED, is_to_check: true};
    expect(isActionAllowed("action_bank_take_off_mark", marked)).toBe(true);
    expect(isActionAllowed("action_bank_mark_to_check", marked)).toBe(false);
});

test("a look-alike is kept or removed where there is one", () => {
    const alike = {...EMPTY, look_alike: "As the payment of 3 May."};
    for (const method of [
        "action_bank_keep_look_alike",
        "action_bank_remove_look_alike",
    ]) {
        expect(isActionAllowed(method, alike)).toBe(true);
        expect(isActionAllowed(method, EMPTY)).toBe(false);
    }
});
