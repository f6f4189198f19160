/** Steps that several tours of the payment reconciliation journal take. */

export const PANEL = ".o_bank_line_panel";

/**
 * @param {String} text of the payment
 * @returns {String} the selector of its row
 */
export function rowOf(text) {
    return `.o_data_row:contains('${text}')`;
}

/**
 * @param {String} text
 * @returns {String} the selector of the panel while it shows this payment
 */
export function panelOf(text) {
    return `${PANEL}:has(.o_bank_panel_text:contains('${text}'))`;
}

/**
 * @param {String} content
 * @param {String} trigger
 * @returns {Object} a step that only waits
 */
export function see(content, trigger) {
    return {content, trigger};
}

/**
 * @param {String} content
 * @param {String} trigger
 * @param {String} [run]
 * @returns {Object}
 */
export function click(content, trigger, run = "click") {
    return {content, trigger, run};
}

/**
 * @param {String} text of the payment
 * @returns {Object[]}
 */
export function choose(text) {
    return [
        click(`Choose ${text}`, `${rowOf(text)} [name='payment_ref']`),
        see(`Its panel: ${text}`, panelOf(text)),
    ];
}

/**
 * @param {String} text of the payment that is shown
 * @param {String} entry of its menu
 * @returns {Object[]}
 */
export function chooseInMenu(text, entry) {
    return [
        click("Open the menu", `${panelOf(text)} .o_bank_more`),
        click(entry, `.o-dropdown-item:contains("${entry}")`),
    ];
}

/**
 * A page that opens leaves the one before it on the screen until it is read. So it is
 * known by a sign that the page before does not have: who goes back sooner goes back
 * from there, one page too far.
 *
 * @param {String} sign of the page that was opened, and of no other
 * @param {String} home the sign of the page to come back to
 * @returns {Object[]}
 */
export function lookAndGoBack(sign, home = ".o_bank_overview") {
    return [
        see("The other page", sign),
        click("Back", ".o_breadcrumb .o_back_button a"),
        see("The page before", home),
    ];
}

/**
 * What the browser does when somebody drags a file over an element and lets go.
 *
 * @param {String} place selector of what opens its drop area then
 * @param {String} name of the file
 * @param {Function} write returns what is in it, or a promise of that
 * @returns {Object[]}
 */
export function dropFile(place, name, write) {
    let dataTransfer = null;
    const drag = (target, type) =>
        target.dispatchEvent(
            new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer})
        );
    return [
        {
            content: `The bank writes ${name}`,
            trigger: place,
            async run() {
                dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([await write()], name));
            },
        },
        {
            content: `Drag ${name} over the bank's card`,
            trigger: place,
            run() {
                drag(this.anchor, "dragenter");
            },
        },
        {
            content: "Let go",
            trigger: `${place} .o_drop_area`,
            run() {
                drag(this.anchor, "drop");
            },
        },
    ];
}

/**
 * Lets go of a file over an element, as a person does who drags it there.
 *
 * @param {String} selector
 * @param {String} content of the file
 * @param {String} name
 */
export function dropOn(selector, content, name) {
    const place = document.querySelector(selector);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], name, {type: "text/csv"}));
    for (const kind of ["dragover", "drop"]) {
        place.dispatchEvent(
            new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer})
        );
    }
}

/**
 * @param {String} sign of the dialog
 * @returns {Object[]}
 */
export function lookAndClose(sign) {
    return [
        see("The dialog", `.modal ${sign}`),
        click("Close it", ".modal .modal-header .btn-close"),
        see("It is closed", "body:not(:has(.modal))"),
    ];
}

/**
 * @param {String} text to look for among the payments
 * @returns {Object[]}
 */
export function search(text) {
    return [
        click("Search", ".o_searchview_input", `edit ${text}`),
        click(
            "Among the payments",
            `.o_searchview_autocomplete .o-dropdown-item:contains('Payment'):contains('${text}')`
        ),
        see("A facet", `.o_searchview_facet:contains('${text}')`),
    ];
}
