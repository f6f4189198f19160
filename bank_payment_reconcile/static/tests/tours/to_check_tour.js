import {choose, chooseInMenu, click, panelOf, rowOf, search, see} from "./steps";
import {addTour} from "./patience";

const MARKED = "[name='match_confidence']:contains('To check')";

/** One is marked, another is asked about; answered, checked, posted. */
addTour("bank_to_check_tour", {
    steps: () => [
        ...choose("keep it"),
        ...chooseInMenu("keep it", "Mark to Check"),
        see("Marked", `${rowOf("keep it")} ${MARKED}`),
        ...choose("look first"),
        ...chooseInMenu("look first", "Ask Somebody to Check"),
        click("Whom", ".modal [name='user_id'] input", "edit Berit"),
        click("Her", ".ui-autocomplete a:contains('Berit Aas')"),
        click("What", ".modal [name='question'] textarea", "edit Is it the fair?"),
        click("Ask", ".modal button[name='action_ask']"),
        see("Asked", `${panelOf("look first")} .o_bank_to_check:contains('Berit Aas')`),
        // Two of them, in the list
        click("Those", "body:not(:has(.modal)) .o_bank_figure[name='to_check']"),
        see("Facet", ".o_searchview_facet:contains('To Check')"),
        see("Not the others", `.o_list_view:not(:has(${rowOf("a fee")}))`),
        ...choose("look first"),
        // Her question stands in the notes, with a file
        click("Notes", `${panelOf("look first")} .o_bank_notes`),
        see("Asked", ".o_bank_line_notes .o-mail-Activity:contains('Is it the fair?')"),
        {
            content: "A file is dropped on the notes",
            trigger: ".o_bank_line_notes .o-mail-Chatter",
            async run() {
                const {anchor} = this;
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File(["stand 12"], "fair.txt"));
                const drag = (target, kind) =>
                    target.dispatchEvent(
                        new DragEvent(kind, {
                            bubbles: true,
                            cancelable: true,
                            dataTransfer,
                        })
                    );
                drag(anchor, "dragenter");
                while (!document.querySelector(".o-Dropzone")) {
                    await new Promise((resolve) => {
                        setTimeout(resolve, 50);
                    });
                }
                drag(document.querySelector(".o-Dropzone"), "drop");
            },
        },
        see("It is there", ".o_bank_line_notes .o-mail-AttachmentBox:contains('fair')"),
        // The answer, as she would give it
        click("Done", ".o_bank_line_notes .o-mail-Activity-markDone"),
        click("It is", ".o-mail-ActivityMarkAsDone textarea", "edit It is the fair."),
        click("Done", ".o-mail-ActivityMarkAsDone button[aria-label='Done']"),
        see(
            "Answered",
            ".o_bank_line_notes .o-mail-Message:contains('It is the fair')"
        ),
        see(
            "Nobody is asked, and the mark stays",
            `${panelOf("look first")} .o_bank_to_check:not(:contains('Berit'))`
        ),
        click("Away with the notes", ".o_bank_notes.active"),
        click("Checked", `${panelOf("look first")} .o_bank_take_off_mark`),
        see("One is left", `.o_list_view:not(:has(${rowOf("look first")}))`),
        see("The other", `${rowOf("keep it")} ${MARKED}`),
        // In bulk
        click("Select it", `${rowOf("keep it")} .o_list_record_selector input`),
        click("Checked", ".o_control_panel button:contains('Checked')"),
        see("None is left", ".o_bank_overview:not(:has([name='to_check']))"),
        click("All again", ".o_searchview_facet:contains('To Check') .o_facet_remove"),
        ...search("look first"),
        ...choose("look first"),
        click("Post", `${panelOf("look first")} .o_bank_post`),
        see("Gone", `body:not(:has(${rowOf("look first")}))`),
    ],
});
