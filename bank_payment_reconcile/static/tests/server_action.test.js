import {Component, xml} from "@odoo/owl";
import {beforeEach, expect, test} from "@odoo/hoot";
import {mockService, mountWithCleanup} from "@web/../tests/web_test_helpers";
import {toAction, useFollowAction} from "@bank_payment_reconcile/utils/server_action";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

defineMailModels();

const WIZARD = {type: "ir.actions.act_window", res_model: "bank.transfer.difference"};
const NOTE = {type: "ir.actions.client", tag: "display_notification", params: {}};

let closing = null;

/** A page that follows the server's answers and says when it reads itself anew. */
class Page extends Component {
    static template = xml`<div/>`;
    static props = {};

    setup() {
        this.follow = useFollowAction(() => expect.step("read anew"));
    }
}

beforeEach(() => {
    closing = null;
    mockService("action", {
        doAction(action, options = {}) {
            expect.step(`does ${action.res_model || action.tag}`);
            return options.onClose?.(closing);
        },
    });
});

test("what is no action is none: the ids of what was made, or nothing", () => {
    expect(toAction([7])).toBe(null);
    expect(toAction(false)).toBe(null);
    expect(toAction(null)).toBe(null);
    expect(toAction(WIZARD)).toBe(WIZARD);
});

test("the page is read anew after what changed it", async () => {
    const page = await mountWithCleanup(Page);
    await page.follow([7]);
    expect.verifySteps(["read anew"]);
});

test("a dialog that opens is answered first", async () => {
    const page = await mountWithCleanup(Page);
    await page.follow(WIZARD);
    expect.verifySteps(["does bank.transfer.difference", "read anew"]);
});

test("a page that is replaced is not read anew", async () => {
    closing = {noReload: true};
    const page = await mountWithCleanup(Page);
    await page.follow(WIZARD);
    expect.verifySteps(["does bank.transfer.difference"]);
});

test("a notification shows and the page is read once, not twice", async () => {
    const page = await mountWithCleanup(Page);
    await page.follow({...NOTE, params: {next: {tag: "soft_reload"}}});
    expect.verifySteps(["does display_notification", "read anew"]);
});

test("a page that has been left reads nothing", async () => {
    const page = await mountWithCleanup(Page);
    page.__owl__.app.destroy();
    await page.follow([7]);
    expect.verifySteps([]);
});
