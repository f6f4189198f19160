import {PANEL, see} from "./steps";
import {addTour} from "./patience";

/** Clicks, keys and words typed: what the forty doubtful payments may cost at most. */
const GOAL = 25;
let actions = 0;

/**
 * One action of a person.
 *
 * @param {String} content
 * @param {String} trigger what has to be there before
 * @param {Function} run
 * @returns {Object}
 */
function act(content, trigger, run) {
    return {
        content,
        trigger,
        async run(helpers) {
            actions++;
            await run(helpers);
        },
    };
}

const click = (content, trigger) => act(content, trigger, (helpers) => helpers.click());
const press = (key, trigger) => act(`Press ${key}`, trigger, (h) => h.press(key));

/** The panel while it shows a payment, and no dialog is before it. */
const at = (text) =>
    `body:not(:has(.modal)) ${PANEL}:has(.o_bank_panel_payer:contains('${text}'))`;

/** The page with so many rows, and the panel that shows one of them: what is ticked
 * before that is there is ticked on a list that is read anew. */
const rows = (count, text) =>
    `body:has(.o_data_row:nth-child(${count})):not(:has(.o_data_row:nth-child(${count + 1})))` +
    `:has(${PANEL} .o_bank_panel_text:contains('${text}'))`;

/** To an account, and the three others like it. */
function putOnAccount(text, account) {
    return [
        press("d", at(text)),
        act("The account", ".modal [name='account_id'] input:focus", (helpers) =>
            helpers.edit(account)
        ),
        press("Enter", `.modal:has(.ui-autocomplete a:contains('${account}'))`),
        press(
            "control+Enter",
            ".modal:not(:has(.ui-autocomplete)) button[name='action_transfer']"
        ),
        press("o", "body:not(:has(.modal)) .o_bank_others:contains('3 others')"),
        see("They are done", "body:not(:has(.o_bank_others))"),
    ];
}

/** Forty doubtful payments, those of a kind together, none of them looked at twice. */
addTour("bank_payment_morning_tour", {
    steps: () => [
        click(
            "What is to review?",
            ".o_bank_figure[name='review']:contains('40 / 40')"
        ),
        click(
            "The least sure ones first",
            "body:has(.o_searchview_facet:contains('To Review')) th[data-name='match_confidence']"
        ),
        see("A provider's payouts, which nothing explains", at("Paybridge")),
        ...putOnAccount("Paybridge", "Tour Clearing"),
        // Two invoices are equally good, four times
        ...[4, 3, 2, 1].map((number) =>
            press(
                "1",
                `${at("Limfjord")}:has(.o_bank_panel_text:contains('varer ${number}')) .o_bank_item`
            )
        ),
        // Payments on account, for which an invoice was guessed
        press("k", at("Kirchner")),
        press("o", ".o_bank_others:contains('3 others')"),
        see("They are done", "body:not(:has(.o_bank_others))"),
        ...putOnAccount("EINZAHLUNG", "Tour Cash"),
        // Tips are kept for the guests
        click("What is left over", ".o_bank_figure[name='difference']:contains('4')"),
        click(
            "All four",
            `${rows(4, "keep the change")} thead .o_list_record_selector input`
        ),
        click(
            "Are kept",
            ".o_control_panel button[name='action_keep_on_account']:not(:disabled)"
        ),
        click(
            "And the others",
            "body:not(:has(.o_data_row)) .o_searchview_facet:contains('With Difference') .o_facet_remove"
        ),
        // The rest was right
        click(
            "All of them",
            `${rows(24, "thanks for")} thead .o_list_record_selector input`
        ),
        click("Are right", ".o_control_panel button[name='action_accept']"),
        see(
            "Nothing is left to review",
            ".o_bank_figure[name='review']:contains('0 /')"
        ),
        {
            content: `In ${GOAL} actions at most`,
            trigger: "body",
            run() {
                if (actions > GOAL) {
                    throw new Error(`${actions} actions`);
                }
            },
        },
    ],
});
