import {click, see} from "./steps";
import {addTour} from "./patience";

const CHECK = ".o_bank_panes_side[name='entries'] .o_data_row:contains('old check')";

/**
 * @returns {Object[]} a click on its date, on which no button is
 */
function chooseIt() {
    return [
        click("The old check", `${CHECK} td[name$='date']`),
        see("It is chosen", `${CHECK}.o_data_row_selected`),
    ];
}

addTour("bank_whose_entry_tour", {
    steps: () => [
        see("Nobody said whose it is", `${CHECK}:contains('Bank?')`),
        ...chooseIt(),
        click("Ours", ".o_bank_tell"),
        see("It is", `${CHECK}:not(:contains('Bank?'))`),
        ...chooseIt(),
        click("No, it is not", ".o_bank_forget"),
        see("Asked again", `${CHECK}:contains('Bank?')`),
        ...chooseIt(),
        click("It is ours", ".o_bank_tell"),
        see("It is", `${CHECK}:not(:contains('Bank?'))`),
    ],
});
