import {PANEL, choose, click, panelOf, see} from "./steps";
import {addTour} from "./patience";

/** A debit came back: looked at, accepted and posted by the one who does the work. */
addTour("bank_return_tour", {
    steps: () => [
        ...choose("RETURN"),
        see(
            "It says which payment comes back",
            `${panelOf("RETURN")}:contains('It returns the payment of')`
        ),
        see(
            "The fee is on the customer's account",
            `${panelOf("RETURN")}:has(.o_bank_application ~ .o_bank_application)`
        ),
        click("Accept it", `${panelOf("RETURN")} .o_bank_accept`),
        click("Show posted ones", ".o_searchview_facet .o_facet_remove"),
        ...choose("RETURN"),
        click("Post it", `${panelOf("RETURN")} .o_bank_post`),
        see(
            "Posted",
            `${PANEL} .o_bank_undo, ${PANEL}:not(:has(.o_bank_panel_text:contains('RETURN')))`
        ),
        ...choose("RETURN"),
        see("It may be undone", `${panelOf("RETURN")} .o_bank_undo`),
    ],
});
