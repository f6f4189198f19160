import {PANEL, click, rowOf, see} from "./steps";
import {addTour} from "./patience";

/** What the bank of guide_case.py sends. */
const PAPER = `:20:STARTUMSE
:25:DE02120300000000202051
:28C:1/1
:60F:C260105USD1000,00
:61:2601050105C250,00NTRFNONREF//2026010500001
:86:grant of the town
:61:2601060106D12,50NTRFNONREF//2026010600002
:86:monthly charge
:62F:C260106USD1237,50
-
`;
const CARD = ".o_kanban_record:contains('New Bank')";
const GUIDE = `body:not(:has(.modal)) ${CARD} .o_bank_guide`;

/**
 * @param {String} step as the card words it
 * @returns {Object} the first thing that is missing is chosen: the order is kept
 */
function next(step) {
    return click(
        step,
        `${GUIDE}:has(strong + div:contains('${step}')) a:contains('${step}')`
    );
}

/**
 * @param {String} text of the payment: its bank tells nobody who pays
 * @returns {String} the selector of the panel while it shows this payment
 */
function panelOf(text) {
    return `body:not(:has(.modal)) ${PANEL}:contains('${text}')`;
}

/**
 * @param {String} text of the payment
 * @param {String} entry of its menu
 * @returns {Object[]}
 */
function chooseInMenu(text, entry) {
    return [
        click(`Choose ${text}`, `${rowOf(text)} [name='payment_ref']`),
        click("Open its menu", `${panelOf(text)} .o_bank_more`),
        click(entry, `.o-dropdown-item:contains("${entry}")`),
    ];
}

const SAVE = ".modal button[name='action_save']";

/**
 * @param {String} field of the dialog that takes the paper
 * @returns {Object}
 */
function chooseFile(field) {
    return {
        content: `Choose the file in ${field}`,
        trigger: `.modal [name='${field}'] input[type='file']:not(:visible)`,
        run() {
            const {files, items} = new DataTransfer();
            items.add(new File([PAPER], "january.sta"));
            this.anchor.files = files;
            this.anchor.dispatchEvent(new Event("change", {bubbles: true}));
        },
    };
}

/** From nothing to a filed statement. */
addTour("bank_guide_tour", {
    steps: () => [
        next("The number of the bank account"),
        click(
            "The number",
            ".modal [name='account_number'] input",
            "edit DE02 1203 0000 0000 2020 51"
        ),
        click("Save", SAVE),
        next("Its currency"),
        see("The company's is proposed", ".modal [name='currency_id'] input"),
        click("Save", SAVE),
        next("The opening balance"),
        click("How much", ".modal [name='opening'] input", "edit 1000.00"),
        click(
            "The first day",
            ".modal [name='first_day'] input, .modal [name='first_day'] button"
        ),
        click(
            "The first day",
            ".modal [name='first_day'] input",
            "edit 01/05/2026 && press Tab"
        ),
        click("Go on", ".modal button[name='action_book_opening']"),
        click("Against the undistributed profits", ".modal button[name='action_post']"),
        next("The account for bank fees"),
        click("Any", ".modal [name='fee_account_id'] input", "edit Bank Fees"),
        click(
            "Take it",
            ".modal .o-autocomplete--dropdown-item a:contains('Bank Fees')"
        ),
        click("Save", SAVE),
        next("The accounts for differences"),
        see("One is proposed", ".modal [name='gain_account_id'] input:value('Gain')"),
        click("Save", SAVE),
        next("A file of the bank to try"),
        chooseFile("sample"),
        see(
            "It is there",
            ".modal [name='sample'] input:value('january.sta'), .modal [name='sample'] :contains('january.sta')"
        ),
        click("Try it", ".modal button[name='action_try']"),
        see(
            "It is read",
            ".modal .alert-success:contains('2 payments'):contains('1,237.50')"
        ),
        click("Leave", ".modal button[special='cancel'], .modal .btn-close"),
        next("The first import"),
        chooseFile("attachment_ids"),
        see("It is there", ".modal [name='attachment_ids'] :contains('january')"),
        click("Import", ".modal button[name='action_import']"),
        ...chooseInMenu("monthly charge", "Difference Is a Bank Fee"),
        see("It is applied", `${panelOf("monthly charge")} .o_bank_application`),
        ...chooseInMenu("grant of the town", "Transfer Difference"),
        click("To which", ".modal [name='account_id'] input", "edit Product Sales"),
        click(
            "Take it",
            ".modal .o-autocomplete--dropdown-item a:contains('Product Sales')"
        ),
        click("Transfer", ".modal button[name='action_transfer']"),
        see("It is applied", `${panelOf("grant of the town")} .o_bank_application`),
        click("Post and Reconcile", ".o_bank_reconcile"),
        click("This statement", ".modal button[name='action_post']"),
        see("It is filed", ".o_form_view .o_arrow_button_current:contains('Posted')"),
    ],
});

/** A fee on a bank that has no account for it. */
addTour("bank_guide_fee_tour", {
    steps: () => [
        ...chooseInMenu("monthly charge", "Difference Is a Bank Fee"),
        click("Not now", ".modal button[special='cancel']"),
        see("Nothing happened", `body:not(:has(.modal)) ${PANEL}`),
        ...chooseInMenu("monthly charge", "Difference Is a Bank Fee"),
        click(
            "Which account",
            ".modal [name='fee_account_id'] input",
            "edit Bank Fees"
        ),
        click(
            "Take it",
            ".modal .o-autocomplete--dropdown-item a:contains('Bank Fees')"
        ),
        click("Save", SAVE),
        see(
            "The fee is on it",
            `${panelOf("monthly charge")} .o_bank_application:contains('Bank Fees')`
        ),
    ],
});

/** The whole menu is seen at once: nothing of it is to be scrolled. */
addTour("bank_menu_tour", {
    steps: () => [
        click("Open it", ".o_menu_sections button:contains('Bank')"),
        {
            content: "It fits",
            trigger:
                ".o-dropdown--menu:has(.dropdown-header:contains('Configuration'))",
            run() {
                const {bottom, right} = this.anchor.getBoundingClientRect();
                const hidden = this.anchor.scrollHeight - this.anchor.clientHeight;
                if (hidden > 0 || bottom > innerHeight || right > innerWidth) {
                    throw new Error(`${hidden} pixels of the menu are out of sight`);
                }
            },
        },
        see("The logs", ".o-dropdown--menu a:contains('Posting History')"),
        click("A format", ".o-dropdown--menu a:contains('Statement Formats')"),
        see("Its page", ".o_breadcrumb:contains('Statement Formats')"),
    ],
});
