import {describe, expect, test} from "@odoo/hoot";
import {BankScope} from "@bank_payment_reconcile/payment_reconciliation/bank_scope";
import {allowTranslations} from "@web/../tests/web_test_helpers";

describe.current.tags("headless");

const JANUARY = {id: 21, name: "January"};

/** The server's answers, by method; who asks is noted with what for. */
function answering(answers) {
    return {
        call(model, method, args, values = {}) {
            expect.step([method, ...args.flat(), values.statement_id].join(" "));
            return Promise.resolve(answers[method]);
        },
    };
}

/** A search that gives its filters ids as Odoo's does, and remembers which are on. */
class Search {
    query = [];
    searchItems = {1: {id: 1, name: "high"}};

    createNewFilters([filter]) {
        Object.assign(filter, {id: 50, groupId: 5});
        this.query.push({searchItemId: 50});
    }

    deactivateGroup(groupId) {
        expect.step(`without group ${groupId}`);
        this.query = [];
    }

    toggleSearchItem(id) {
        this.query.push({searchItemId: id});
    }
}

function open({answers = {}, kept = {journalId: 3}} = {}) {
    return new BankScope(answering(answers), new Search(), kept);
}

test("where there is one bank, it is shown without being chosen", async () => {
    const scope = open({
        kept: {},
        answers: {get_bank_reconciliation_journals: [{id: 3, waiting: 2}]},
    });
    await scope.load();
    expect(scope.state.journalId).toBe(3);
    expect.verifySteps([
        "get_bank_reconciliation_journals ",
        "get_bank_reconciliation_overview 3 false",
    ]);
});

test("among several banks none is guessed", async () => {
    const banks = [
        {id: 3, waiting: 2},
        {id: 4, waiting: 0},
    ];
    const scope = open({kept: {}, answers: {get_bank_reconciliation_journals: banks}});
    await scope.load();
    expect(scope.state.journalId).toBe(false);
    expect.verifySteps(["get_bank_reconciliation_journals "]);
});

test("what is done to the bank is done to the statement that is shown", async () => {
    const scope = open();
    scope.chooseStatement(JANUARY);
    await scope.call("action_bank_reconciliation_post");
    expect.verifySteps(["action_bank_reconciliation_post 3 21"]);
});

test("one statement at a time", () => {
    const scope = open();
    scope.chooseStatement(JANUARY);
    scope.chooseStatement({id: 22, name: "February"});
    expect.verifySteps(["without group 5"]);
    expect(scope.state.statementId).toBe(22);
    expect(scope.searchModel.query).toHaveLength(1);
});

test("whoever removes the statement's facet sees the whole bank", () => {
    const scope = open();
    scope.chooseStatement(JANUARY);
    scope.followStatementFilter();
    expect(scope.state.statementId).toBe(21);
    scope.searchModel.query = [];
    scope.followStatementFilter();
    expect(scope.state.statementId).toBe(false);
    expect(scope.keep()).toEqual({statementId: false, statementFilter: false});
});

test("whoever comes back finds the statement he left", () => {
    const scope = open();
    scope.chooseStatement(JANUARY);
    const again = open({kept: {journalId: 3, ...scope.keep()}});
    expect(again.state.statementId).toBe(21);
    expect(again.statementFilter.groupId).toBe(5);
});

test("a part of the bar shows its lines, and a second click hides nothing", () => {
    const scope = open();
    scope.show("high");
    scope.show("high");
    scope.show("no such filter");
    expect(scope.searchModel.query).toEqual([{searchItemId: 1}]);
});

test("an empty list says what waits elsewhere", () => {
    allowTranslations();
    const scope = open();
    const says = () => `${scope.helpForNothingFound}`;
    scope.state.overview = {lines: 9, ready: 6, review: 3, statements: [JANUARY]};
    expect(says()).toInclude("9 payments. Ready to post: 6. To review: 3.");
    scope.state.overview.lines = 0;
    expect(scope.helpForNothingFound).toBe(false);
    scope.state.statementId = 22;
    expect(says()).toInclude("Other statements of the bank wait");
    Object.assign(scope.state, {
        journalId: false,
        statementId: false,
        overview: false,
        banks: [{waiting: 2}, {waiting: 5}],
    });
    expect(says()).toInclude("7 payments. Choose a bank above.");
});
