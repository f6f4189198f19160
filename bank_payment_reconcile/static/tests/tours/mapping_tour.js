import {click, see} from "./steps";
import {addTour} from "./patience";

const CELL = (name) => `.o_selected_row .o_field_cell[name='${name}']`;

/** One of the values of a selection in the row that is typed. */
function choose(content, name, label) {
    return [
        click(content, `${CELL(name)} input`),
        click(label, `.o_select_menu_item:contains("${label}")`),
    ];
}

addTour("bank_mapping_tour", {
    steps: () => [
        // Odoo's own models, once
        click(
            "Import Odoo's models",
            "button:contains('Import Reconciliation Models')"
        ),
        see("The one", ".o_data_row:contains('Imported power')"),
        click(
            "Open it",
            ".o_data_row:contains('Imported power') .o_list_record_open_form_view"
        ),
        // Its rows and conditions, and another of each
        see(
            "Its row",
            ".o_field_widget[name='row_ids'] .o_data_row:contains('The Rest')"
        ),
        click(
            "A row more",
            ".o_field_widget[name='row_ids'] .o_field_x2many_list_row_add a"
        ),
        click("Its account", `${CELL("account_id")} input`, "edit Fees of the tour"),
        click(
            "Choose it",
            ".o-autocomplete--dropdown-item:contains('Fees of the tour')"
        ),
        ...choose("A part", "share", "Percent"),
        click("How much", `${CELL("percent")} input`, "edit 25"),
        click("Conditions", ".o_notebook a[name='conditions']"),
        click(
            "A condition more",
            ".o_field_widget[name='condition_ids'] .o_field_x2many_list_row_add a"
        ),
        ...choose("What", "operator", "does not contain"),
        click("Which", `${CELL("value")} input`, "edit refund"),
        click("Limits", ".o_notebook a[name='bounds']"),
        click("A limit", ".o_field_widget[name='limit_out'] input", "edit 500"),
        click("Keep it", ".o_form_button_save"),
        see(
            "Kept",
            ".o_form_saved, .o_form_view:not(:has(.o_form_button_save:visible))"
        ),
    ],
});
