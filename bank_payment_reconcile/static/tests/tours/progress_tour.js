import {click, dropFile, lookAndGoBack, rowOf, see} from "./steps";
import {STATEMENT} from "./bank_payment_reconcile_tour";
import {addTour} from "./patience";

const CARD = ".o_kanban_record:contains('Tour Bank')";

addTour("bank_posting_progress_tour", {
    steps: () => [
        click("Post all", ".o_bank_post_all:contains('Post 6')"),
        click("Stop", ".modal .o_bank_stop_posting"),
        see("Stopped", ".modal .modal-title:contains('Posting Stopped')"),
        click("Close", ".modal .o_bank_close_progress:contains('Close')"),
        see("Some are left", "body:not(:has(.modal)) .o_data_row"),
        click("Post the rest", ".o_bank_post_all:not(:disabled)"),
        click("Which was not?", ".modal .o_bank_show_failed"),
        see("The locked one, alone", `${rowOf("locked")}:only-child`),
        ...lookAndGoBack(`.o_breadcrumb .active:contains('Not Posted')`),
        see("It failed", ".o_bank_figure[name='failed']:contains('1')"),
    ],
});

addTour("bank_posting_watch_tour", {
    steps: () => [
        click("The run", ".o_data_row:contains('Tour Bank') .o_data_cell"),
        see("Nothing to stop", ".o_form_view:not(:has([name='action_stop']))"),
        click("How far is it?", "button[name='action_open_progress']"),
        see(
            "It goes on, without a button to stop it",
            ".modal:has(.progress-bar-animated):not(:has(.o_bank_stop_posting))"
        ),
        click("Close", ".modal .o_bank_close_progress"),
        see("The run", "body:not(:has(.modal)) .o_form_view"),
    ],
});

addTour("bank_import_progress_tour", {
    steps: () => [
        ...dropFile(CARD, "tour.ofx", () => STATEMENT),
        click("The payments", ".modal .o_bank_open_imported"),
        see("All five", ".o_bank_overview [name='review']:contains('/ 5')"),
    ],
});

addTour("bank_import_stop_tour", {
    steps: () => [
        ...dropFile(CARD, "tour.ofx", () => STATEMENT),
        click("Stop", ".modal .o_bank_stop_import"),
        see("Stopped", ".modal .modal-title:contains('Import Stopped')"),
        click("Close", ".modal .o_bank_close_progress:contains('Close')"),
        see("The dashboard", `body:not(:has(.modal)) ${CARD}`),
    ],
});
