import {choose, click, panelOf, rowOf, see} from "./steps";
import {addTour} from "./patience";

addTour("bank_look_alike_tour", {
    steps: () => [
        ...choose("RE 42 again"),
        see("Why", ".o_bank_look_alike:contains('It looks like the')"),
        click("It is another one", ".o_bank_keep_look_alike"),
        see("Told", `${panelOf("RE 42 again")}:not(:has(.o_bank_look_alike))`),
        ...choose("RE 43 again"),
        click("It is the same", ".o_bank_remove_look_alike"),
        see("Gone", `.o_list_view:not(:has(${rowOf("RE 43 again")}))`),
        see("The other stays", rowOf("RE 42 again")),
    ],
});
