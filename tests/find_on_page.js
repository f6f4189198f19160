/**
 * Where an element is that a person would find by its words.
 *
 * @param {String} what a selector, or "control" for all that can be clicked
 * @param {String|String[]|null} words what stands on it, or one of which does
 * @param {String|null} scope selector of the part of the page to look in
 * @returns {Object|null} the middle of it and whether the mouse would reach it there
 */
function findOnPage(what, words, scope) {
    const controls =
        "button, a, input[type=checkbox], [role=menuitem], [role=option], .o-dropdown-item, .nav-link, .o_facet_remove, .o_field_widget input";
    const plain = (text) => (text || "").replace(/[\s\u200b\ufeff]+/g, " ").trim();
    const wanted = words === null ? null : [].concat(words).map(plain);
    const named = what === "control";
    const names = (element) =>
        [element.innerText, element.title, element.ariaLabel, element.dataset.tooltip]
            .map(plain)
            .concat(
                // The key or count beside a label is not part of it
                [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => plain(n.data))
            );
    const says = (element) =>
        !wanted ||
        wanted.some((word) =>
            named ? names(element).includes(word) : plain(element.innerText).includes(word)
        );
    const visible = (element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
    };
    const dialogs = [...document.querySelectorAll(".modal:not(.o_inactive_modal)")].filter(visible);
    const menus = [...document.querySelectorAll(".o-dropdown--menu, .dropdown-menu.show")].filter(visible);
    const roots = scope
        ? [...document.querySelectorAll(scope)]
        : [...menus.reverse(), ...dialogs.reverse(), document];
    for (const root of roots) {
        const found = [...root.querySelectorAll(named ? controls : what)].filter(
            (element) => visible(element) && says(element)
        );
        if (!found.length) {
            continue;
        }
        const element = found[0];
        // A person scrolls a list or a form to its row, never a menu
        if (element.closest(".o_list_renderer, .o_bank_line_panel, .modal-body, .o_form_view, .o_kanban_renderer") && !element.closest(".o-dropdown--menu")) {
            element.scrollIntoView({block: "center"});
        }
        const box = element.getBoundingClientRect();
        const x = box.left + box.width / 2;
        const y = box.top + box.height / 2;
        const top = document.elementFromPoint(x, y);
        const free = Boolean(top && (element.contains(top) || top.contains(element)));
        return {x, y, free};
    }
    return null;
}
