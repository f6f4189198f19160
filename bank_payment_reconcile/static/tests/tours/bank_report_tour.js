import {addTour} from "./patience";

addTour("bank_report_on_screen_tour", {
    steps: () => [
        {
            content: "Print the posted statement",
            trigger: ".o_statusbar_buttons button[name='action_print']",
            run: "click",
        },
        {
            content: "One sentence says what to install, without raw tags",
            trigger:
                ".o_notification:contains('apt-get install wkhtmltopdf'):not(:contains('<'))",
        },
        {
            content: "The report is shown all the same",
            trigger: ":iframe .o_bank_report:contains('1,168.50')",
        },
    ],
});
