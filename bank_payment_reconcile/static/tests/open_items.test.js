import {Deferred, animationFrame, runAllTimers} from "@odoo/hoot-mock";
import {beforeEach, expect, test} from "@odoo/hoot";
import {click, edit, queryAll, queryAllTexts, queryFirst} from "@odoo/hoot-dom";
import {mockService, mountWithCleanup} from "@web/../tests/web_test_helpers";
import {OpenItems} from "@bank_payment_reconcile/payment_reconciliation/line_panel/open_items";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

defineMailModels();

const PANEL = {
    id: 7,
    currency_id: 1,
    partner: {id: 3, name: "Nordlicht"},
    applications: [],
};

/** An open invoice of 100.00. */
const invoice = (move_line_id) => ({
    kind: "item",
    move_line_id,
    account_id: false,
    name: `INV/${move_line_id}`,
    partner: "Nordlicht",
    residual: 100,
    currency_id: 1,
});

let answers = {};

beforeEach(() => {
    answers = {
        get_suggestions: () => [invoice(1), invoice(2)],
        get_open_items: () => ({records: [], length: 0}),
    };
    mockService("orm", {
        call: (_model, method, _args, values) => answers[method](values),
    });
});

async function draw(panel = PANEL) {
    const onEdit = (method, args) => expect.step(`${method} ${args}`);
    const items = await mountWithCleanup(OpenItems, {props: {panel, onEdit}});
    await animationFrame();
    return items;
}

const names = () => queryAllTexts(".o_bank_item_name .fw-bold");

test("a row stays the row of its item when the list changes under a click", async () => {
    const items = await draw();
    const second = queryAll(".o_bank_item")[1];
    answers.get_suggestions = () => [invoice(2), invoice(3)];
    await items.load();
    await animationFrame();
    expect(names()).toEqual(["INV/2", "INV/3"]);
    expect(queryFirst(".o_bank_item")).toBe(second);
    await click(second);
    expect.verifySteps(["action_apply_item 2"]);
});

test("a late answer overwrites neither the text that is typed nor its rows", async () => {
    await draw();
    await click(".o_bank_scope[name=all]");
    await animationFrame();
    const late = new Deferred();
    answers.get_open_items = ({search}) =>
        search === "100" ? late : {records: [invoice(4)], length: 1};
    await click(".o_bank_item_search");
    await edit("100");
    await runAllTimers();
    await edit("100.00");
    await runAllTimers();
    await animationFrame();
    expect(names()).toEqual(["INV/4"]);
    late.resolve({records: [invoice(5)], length: 1});
    await animationFrame();
    expect(names()).toEqual(["INV/4"]);
    expect(".o_bank_item_search").toHaveValue("100.00");
});

test("what is typed before the answer comes is still there when it has come", async () => {
    await draw();
    const answer = new Deferred();
    answers.get_open_items = () => answer;
    await click(".o_bank_scope[name=partner]");
    await animationFrame();
    await click(".o_bank_item_search");
    await edit("RE 42", {confirm: false});
    answer.resolve({records: [invoice(6)], length: 1});
    await animationFrame();
    expect(".o_bank_item_search").toHaveValue("RE 42");
});

test("a tick says what is applied, and takes it back", async () => {
    await draw({...PANEL, applications: [{id: 9, move_line_id: 2}]});
    expect(".o_bank_item:eq(0) input").not.toBeChecked();
    expect(".o_bank_item:eq(1) input").toBeChecked();
    await click(".o_bank_item:eq(1) input");
    expect.verifySteps(["action_remove_application 9"]);
});
