import {addTour} from "./patience";

const NOTE = ".o_bank_overview [name='opening_note']";

/** The bank and its statement are those of test_tour_opening.py. */
addTour("bank_opening_balance_tour", {
    steps: () => [
        {
            content: "Choose the bank",
            trigger: ".o_bank_choice button:contains('Tour Bank')",
            run: "click",
        },
        {
            content: "The page says what the ledger lacks",
            trigger: `${NOTE}:contains('opens with $ 10,000.00'):contains('ledger has $ 0.00')`,
        },
        {
            content: "Nothing is on the account by now",
            trigger: ".o_bank_figure [name='balance_now']:contains('0.00')",
        },
        {
            content: "Book it",
            trigger: `${NOTE} .o_bank_book_opening`,
            run: "click",
        },
        {
            content: "Against the undistributed profits, the day before",
            trigger:
                ".modal .o_field_widget[name='amount']:contains('10,000.00')," +
                " .modal .o_field_widget[name='amount'] span:contains('10,000.00')",
        },
        {
            content: "Post",
            trigger: ".modal button[name='action_post']",
            run: "click",
        },
        {
            content: "The figures are read anew",
            trigger: ".o_bank_figure [name='balance_now']:contains('10,000.00')",
        },
        {
            content: "and nothing is missing",
            trigger: `.o_bank_overview:not(:has([name='opening_note']))`,
        },
    ],
});
