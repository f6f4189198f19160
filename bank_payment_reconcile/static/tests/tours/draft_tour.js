import {choose, click, panelOf, see} from "./steps";
import {addTour} from "./patience";

addTour("bank_draft_tour", {
    steps: () => [
        ...choose("order 4711 paid"),
        see("A draft has the amount", ".o_bank_draft:contains('PO-4711')"),
        click("It is that", ".o_bank_post_draft"),
        see("Told no more", `${panelOf("order 4711 paid")}:not(:has(.o_bank_draft))`),
        see("Applied", `${panelOf("order 4711 paid")}:contains('INV/')`),
    ],
});
