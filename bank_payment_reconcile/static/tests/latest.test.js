import {Deferred, describe, expect, test} from "@odoo/hoot";
import {makeLatest} from "@bank_payment_reconcile/utils/latest";

describe.current.tags("headless");

test("a late answer does not replace what was asked since", async () => {
    const latest = makeLatest();
    const slow = new Deferred();
    const first = latest(
        () => slow,
        (answer) => expect.step(answer)
    );
    await latest(
        () => "what the second search finds",
        (answer) => expect.step(answer)
    );
    slow.resolve("what the first search finds");
    await first;
    expect.verifySteps(["what the second search finds"]);
});

test("one after the other, each answer counts", async () => {
    const latest = makeLatest();
    for (const answer of ["first", "second"]) {
        await latest(
            () => Promise.resolve(answer),
            (taken) => expect.step(taken)
        );
    }
    expect.verifySteps(["first", "second"]);
});
