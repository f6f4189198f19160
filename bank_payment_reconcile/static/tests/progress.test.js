import {describe, expect, test} from "@odoo/hoot";
import {
    getImportedPercent,
    getPostedPercent,
    getReadPercent,
    isRunning,
    workThrough,
} from "@bank_payment_reconcile/posting_progress/progress";

describe.current.tags("headless");

test("what could not be posted is worked through, too", () => {
    expect(getPostedPercent({posted: 60, failed: 15, total: 100})).toBe(75);
});

test("only all of it is 100 percent", () => {
    expect(getPostedPercent({posted: 2999, failed: 0, total: 3000})).toBe(99);
    expect(getPostedPercent({posted: 2999, failed: 1, total: 3000})).toBe(100);
});

test("a run of no lines is at its beginning", () => {
    expect(getPostedPercent({posted: 0, failed: 0, total: 0})).toBe(0);
    expect(getImportedPercent({imported: 0, applied: 0, total: 0})).toBe(0);
});

test("where lines are matched as well, coming in is half of the way", () => {
    const imported = {total: 400, imported: 400, applied: 0};
    expect(getImportedPercent({...imported, is_applying: false})).toBe(100);
    expect(getImportedPercent({...imported, is_applying: true})).toBe(50);
    const half = {...imported, applied: 200, is_applying: true};
    expect(getImportedPercent(half)).toBe(75);
});

test("what was read is put together before it is 100 percent", () => {
    const read = {state: "running", total: 200, read: 200};
    expect(getReadPercent({...read, read: 100})).toBe(50);
    expect(getReadPercent(read)).toBe(99);
    expect(getReadPercent({...read, state: "done"})).toBe(100);
    // More were booked meanwhile.
    expect(getReadPercent({...read, read: 300})).toBe(99);
});

test("a run goes on while it is queued or running", () => {
    for (const [state, goesOn] of [
        ["queued", true],
        ["running", true],
        ["done", false],
        ["stopped", false],
    ]) {
        expect(isRunning({state})).toBe(goesOn, {message: state});
    }
});

test("chunk after chunk until the run is done", async () => {
    const answers = [
        {state: "running", posted: 50},
        {state: "done", posted: 75},
    ];
    const state = {progress: {state: "queued", posted: 0}};
    await workThrough(
        state,
        () => true,
        () => {
            expect.step("chunk");
            return Promise.resolve(answers.shift());
        }
    );
    expect.verifySteps(["chunk", "chunk"]);
    expect(state.progress.posted).toBe(75);
});

test("whoever stops it waits for the chunk under way, and for no other", async () => {
    const answers = [{state: "running"}, {state: "done"}];
    const state = {progress: {state: "running"}};
    let isWanted = true;
    await workThrough(
        state,
        () => isWanted,
        () => {
            expect.step("chunk");
            isWanted = false;
            return Promise.resolve(answers.shift());
        }
    );
    expect.verifySteps(["chunk"]);
});
