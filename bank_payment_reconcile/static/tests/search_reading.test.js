import {describe, expect, test} from "@odoo/hoot";
import {makeSearchReading} from "@bank_payment_reconcile/utils/search_reading";

describe.current.tags("headless");

const ALL = {context: {}, domain: [], groupBy: [], orderBy: []};
const DIFFERING = {...ALL, domain: [["difference_amount", "!=", 0]]};

test("a list whose search is answered keeps its page and its order", () => {
    const reading = makeSearchReading({...ALL});
    reading.onWillLoadRoot();
    reading.onRootLoaded();
    expect(reading.getParams()).toEqual({});
});

test("a search that is on its way is not overtaken", () => {
    const searchModel = {...ALL};
    const reading = makeSearchReading(searchModel);
    reading.onWillLoadRoot();
    reading.onRootLoaded();
    // Somebody clicks a figure, and an action of before ends
    Object.assign(searchModel, DIFFERING);
    reading.onWillLoadRoot();
    expect(reading.getParams()).toEqual(DIFFERING);
    reading.onRootLoaded();
    expect(reading.getParams()).toEqual({});
});

test("a search that is left again before it is answered is left", () => {
    const searchModel = {...ALL};
    const reading = makeSearchReading(searchModel);
    reading.onWillLoadRoot();
    reading.onRootLoaded();
    Object.assign(searchModel, DIFFERING);
    reading.onWillLoadRoot();
    Object.assign(searchModel, ALL);
    reading.onWillLoadRoot();
    reading.onRootLoaded();
    expect(reading.getParams()).toEqual({});
});
