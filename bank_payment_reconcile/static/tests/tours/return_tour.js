import {choose, click, panelOf, rowOf, see} from "./steps";
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
        ...choose("RETURN"),
        click("Post it", `${panelOf("RETURN")} .o_bank_post`),
        // What is posted is not to do any more.
        see("Posted", `body:not(:has(${rowOf("RETURN")}))`),
    ],
});
