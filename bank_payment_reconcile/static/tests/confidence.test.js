import {
    CONFIDENCE_CLASSES,
    confidenceLabel,
    getConfidenceState,
} from "@bank_payment_reconcile/fields/confidence";
import {describe, expect, test} from "@odoo/hoot";
import {allowTranslations} from "@web/../tests/web_test_helpers";

describe.current.tags("headless");

const HIGH = {confidence: "high", isAmbiguous: false, isElsewhere: false};

test("a line says how sure it is; of nothing applied, none", () => {
    expect(getConfidenceState(HIGH)).toBe("high");
    expect(getConfidenceState({...HIGH, confidence: false})).toBe("none");
});

test("two answers that are equally good are no high confidence", () => {
    expect(getConfidenceState({...HIGH, isAmbiguous: true})).toBe("ambiguous");
});

test("what was posted another way has no confidence, not even an ambiguous one", () => {
    const line = {...HIGH, isAmbiguous: true, isElsewhere: true};
    expect(getConfidenceState(line)).toBe("elsewhere");
});

test("documents that have changed come before anything else", () => {
    const line = {...HIGH, isAmbiguous: true, isElsewhere: true, isReopened: true};
    expect(getConfidenceState(line)).toBe("reopened");
});

test("what somebody marked to check says so, however sure it is", () => {
    expect(getConfidenceState({...HIGH, isToCheck: true})).toBe("to_check");
    const changed = {...HIGH, isToCheck: true, isReopened: true};
    expect(getConfidenceState(changed)).toBe("reopened");
});

test("each of them has a colour and a word", () => {
    allowTranslations();
    for (const state of Object.keys(CONFIDENCE_CLASSES)) {
        expect(`${confidenceLabel(state)}`).not.toBe("undefined", {message: state});
    }
});
