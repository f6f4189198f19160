import {Deferred, describe, expect, test} from "@odoo/hoot";
import {makeOnce} from "@bank_payment_reconcile/utils/once";

describe.current.tags("headless");

test("a double click is one call", async () => {
    const once = makeOnce();
    const server = new Deferred();
    const post = () => {
        expect.step("post line 7");
        return server;
    };
    const first = once("post 7", post);
    const second = once("post 7", post);
    server.resolve("posted");
    expect(await first).toBe("posted");
    expect(await second).toBe(undefined);
    expect.verifySteps(["post line 7"]);
});

test("what has been answered may be asked again", async () => {
    const once = makeOnce();
    expect(await once("post 7", () => "refused")).toBe("refused");
    expect(await once("post 7", () => "posted")).toBe("posted");
});

test("what failed may be tried again", async () => {
    const once = makeOnce();
    const fail = () => Promise.reject(new Error("the server is gone"));
    await expect(once("post 7", fail)).rejects.toThrow(/the server is gone/);
    expect(await once("post 7", () => "posted")).toBe("posted");
});

test("two lines do not wait for each other", async () => {
    const once = makeOnce();
    const server = new Deferred();
    const first = once("post 7", () => server);
    expect(await once("post 8", () => "posted 8")).toBe("posted 8");
    server.resolve("posted 7");
    expect(await first).toBe("posted 7");
});
