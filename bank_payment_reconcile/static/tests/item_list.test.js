import {describe, expect, test} from "@odoo/hoot";
import {ItemList} from "@bank_payment_reconcile/payment_reconciliation/line_panel/item_list";

describe.current.tags("headless");

const ANSWER = {records: [{move_line_id: 42}], partners: [], length: 1};

test("what is typed while an answer is on its way stays typed", () => {
    const list = new ItemList();
    list.search = "INV/2026";
    list.take({...ANSWER, search: "INV"});
    expect(list.search).toBe("INV/2026");
    expect(list.records).toHaveLength(1);
    expect(list.isLoading).toBe(false);
});

test("another line shows nothing that was offered or searched for with the last", () => {
    const list = new ItemList();
    Object.assign(list, {...ANSWER, scope: "all", search: "Nordlicht"});
    list.leaveLine();
    expect(list.records).toEqual([]);
    expect(list.length).toBe(0);
    expect(list.search).toBe("");
    expect(list.scope).toBe("suggestions");
});

test("whoever looks through the partners' items does so on the next line, too", () => {
    const list = new ItemList();
    list.scope = "partner";
    list.leaveLine();
    expect(list.scope).toBe("partner");
});

test("a likely partner's open items are looked for among everybody's", () => {
    const list = new ItemList();
    list.showPartner({id: 3, name: "Nordlicht Versand GmbH"});
    expect(list.scope).toBe("all");
    expect(list.search).toBe("Nordlicht Versand GmbH");
});

test("a head sorts by its column, then the other way round, then back", () => {
    const list = new ItemList();
    expect(list.getDirection("date_maturity")).toBe("ascending");
    expect(list.getDirection("residual")).toBe("none");
    list.sortBy("residual");
    expect(list.order).toBe("residual");
    expect(list.getDirection("date_maturity")).toBe("none");
    list.sortBy("residual");
    expect(list.order).toBe("residual desc");
    expect(list.getDirection("residual")).toBe("descending");
    list.sortBy("residual");
    expect(list.order).toBe("residual");
});

test("among everybody's items the nearest amounts come first, until a head is clicked", () => {
    const list = new ItemList();
    expect(list.askedOrder).toBe("date_maturity");
    list.scope = "all";
    expect(list.askedOrder).toBe("nearness");
    list.sortBy("date_maturity");
    expect(list.askedOrder).toBe("date_maturity");
    list.sortBy("date_maturity");
    expect(list.askedOrder).toBe("date_maturity desc");
});

test("the arrow keys go round the tabs", () => {
    const list = new ItemList();
    expect(list.getScopeByKey("ArrowRight", false)).toBe("partner");
    expect(list.getScopeByKey("ArrowLeft", false)).toBe("payments");
    expect(list.getScopeByKey("End", false)).toBe("payments");
    list.scope = "payments";
    expect(list.getScopeByKey("ArrowRight", false)).toBe("suggestions");
    expect(list.getScopeByKey("Home", false)).toBe("suggestions");
    expect(list.getScopeByKey("x", false)).toBe(undefined);
});

test("where one reads from right to left, the left arrow goes on", () => {
    const list = new ItemList();
    expect(list.getScopeByKey("ArrowLeft", true)).toBe("partner");
    expect(list.getScopeByKey("ArrowRight", true)).toBe("payments");
});
