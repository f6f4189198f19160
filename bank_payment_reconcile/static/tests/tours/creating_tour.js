import {choose, click, lookAndGoBack, panelOf, rowOf, see} from "./steps";
import {addTour} from "./patience";

/**
 * @param {String} text of the payment that is shown
 * @param {String} entry of the menu
 * @returns {Object[]}
 */
const create = (text, entry) => [
    click("Create", `${panelOf(text)} .o_bank_create`),
    click(entry, `.o-dropdown-item:contains("${entry}")`),
];

/** A document that is looked at and left as it is. */
const lookAndLeave = (text, entry, title) => [
    ...choose(text),
    ...create(text, entry),
    ...lookAndGoBack(`.o_form_view:contains('${title}')`),
    see("It waits", `${panelOf(text)} .o_bank_draft:contains('waits')`),
];

/** The payer, his bill, and back: it is applied. Then whatever else there is. */
addTour("bank_payment_creating_tour", {
    steps: () => [
        ...choose("RG 4711 Kabel"),
        ...create("RG 4711 Kabel", "Contact"),
        see("He is", ".o_notification:contains('Kabelwerk AG is a contact now')"),
        ...create("RG 4711 Kabel", "Vendor Bill"),
        ...lookAndGoBack(".o_form_view:contains('RG 4711 Kabel'):contains('115.00')"),
        click(
            "The draft waits",
            `${panelOf("RG 4711 Kabel")} .o_bank_draft:contains('$ 115.00') .o_bank_open_draft`
        ),
        click("Confirm", ".o_form_view button[name='action_post']"),
        ...lookAndGoBack(".o_form_view button[name='action_reverse']"),
        see(
            "Applied",
            `${panelOf("RG 4711 Kabel")} .o_bank_application:contains('BILL')`
        ),
        see(
            "All of it",
            `${panelOf("RG 4711 Kabel")} .o_bank_remaining:contains('$ 0.00')`
        ),
        ...choose("money back"),
        ...create("money back", "Bank Account of the Partner"),
        see("It is noted", ".o_notification:contains('It is not trusted')"),
        ...lookAndLeave("money back", "Customer Credit Note", "Credit Note"),
        ...lookAndLeave("thank you", "Customer Invoice", "Invoice"),
        ...lookAndLeave("thank you", "Vendor Credit Note", "Credit Note"),
        ...create("thank you", "Payment on Account"),
        see(
            "On the account",
            `${rowOf("thank you")} [name='match_confidence']:contains('Manual')`
        ),
    ],
});
