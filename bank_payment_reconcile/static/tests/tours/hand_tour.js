import {
    PANEL,
    choose,
    click,
    lookAndGoBack,
    panelOf,
    rowOf,
    search,
    see,
} from "./steps";
import {addTour} from "./patience";
import {isInSight} from "@bank_payment_reconcile/utils/sight";

const LIST = ".o_bank_reconciliation_list";

/**
 * @param {Function} isSo
 * @param {String} complaint
 */
async function waitUntil(isSo, complaint) {
    for (let tries = 0; tries < 50 && !isSo(); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (!isSo()) {
        throw new Error(complaint);
    }
}

/**
 * Scroll each frame of a row to the end that is farther from it.
 *
 * @param {Element} row
 */
function scrollAway(row) {
    for (let frame = row.parentElement; frame; frame = frame.parentElement) {
        const above =
            row.getBoundingClientRect().top - frame.getBoundingClientRect().top;
        const isLow = above + frame.scrollTop > frame.scrollHeight / 2;
        frame.scrollTop = isLow ? 0 : frame.scrollHeight;
    }
}

/**
 * @param {String} text of the payment
 * @returns {Object} a step that fails unless it is marked where somebody sees it
 */
function seeMarked(text) {
    return {
        content: `${text} is marked, and in sight`,
        trigger: `${LIST} .o_bank_chosen_row:contains('${text}')`,
        async run() {
            const find = () => document.querySelector(".o_bank_chosen_row");
            await waitUntil(
                () => find() && isInSight(find()),
                `${text} is out of sight`
            );
        },
    };
}

/**
 * @param {String} root
 * @returns {Object} a step that fails on what a screen reader has no words for
 */
function seeNames(root) {
    return {
        content: `Everything in ${root} has a name`,
        trigger: root,
        run() {
            const controls = this.anchor.querySelectorAll(
                "button, a, input, select, [role='tab'], [role='button']"
            );
            for (const control of controls) {
                const label =
                    control.id && document.querySelector(`label[for='${control.id}']`);
                const name =
                    control.getAttribute("aria-label") ||
                    control.title ||
                    control.closest("label")?.textContent ||
                    label?.textContent ||
                    control.textContent;
                // The host's own lists, searches and pagers are not ours to name.
                if (
                    !name.trim() &&
                    !control.closest(".o_list_renderer, .o_searchview, .o_pager")
                ) {
                    throw new Error(`No name: ${control.outerHTML}`);
                }
            }
        },
    };
}

/**
 * @param {String} root
 * @returns {Object} a step that fails on a button that lies under another or outside
 */
function seeButtonsApart(root) {
    return {
        content: `Each button of ${root} can be tapped`,
        trigger: root,
        run() {
            const buttons = [...this.anchor.querySelectorAll("button, [role='tab']")]
                .filter((button) => button.checkVisibility({visibilityProperty: true}))
                .map((button) => ({button, edges: button.getBoundingClientRect()}))
                .filter(({edges}) => edges.width);
            for (const {button, edges} of buttons) {
                const isOver = (other) =>
                    other.button !== button &&
                    other.edges.left < edges.right - 1 &&
                    other.edges.right > edges.left + 1 &&
                    other.edges.top < edges.bottom - 1 &&
                    other.edges.bottom > edges.top + 1;
                const hit = document.elementFromPoint(
                    (edges.left + edges.right) / 2,
                    (edges.top + edges.bottom) / 2
                );
                if (
                    edges.left < 0 ||
                    edges.right > innerWidth ||
                    edges.bottom > innerHeight ||
                    buttons.some(isOver) ||
                    !(button.disabled || button.contains(hit))
                ) {
                    throw new Error(`Cannot be tapped: ${button.outerHTML}`);
                }
            }
        },
    };
}

/** Keys act on what is seen, whatever the list was made to show. */
addTour("bank_payment_sight_tour", {
    steps: () => [
        ...search("odd"),
        see("Half of them", ".o_pager_limit:contains(/^30$/)"),
        ...choose("payment 35"),
        seeMarked("payment 35"),
        click("All again", ".o_searchview_facet:contains('odd') .o_facet_remove"),
        see("All", ".o_pager_limit:contains(/^60$/)"),
        seeMarked("payment 35"),
        // Not among what is found: the first that is
        ...search("even"),
        see("The other half", ".o_pager_limit:contains(/^30$/)"),
        seeMarked("payment 58"),
        see("Beside it", panelOf("payment 58")),
        // Another order, another page
        click("By text", "th[data-name='payment_ref']"),
        seeMarked("payment 58"),
        click("All again", ".o_searchview_facet:contains('even') .o_facet_remove"),
        see("All", ".o_pager_limit:contains(/^60$/)"),
        ...choose("payment 58"),
        // Scrolled away by hand
        {
            content: "Scroll to the other end",
            trigger: ".o_bank_chosen_row:contains('payment 58')",
            async run() {
                // Again where the page, still being read, brings it back into sight
                await waitUntil(() => {
                    const row = document.querySelector(".o_bank_chosen_row");
                    scrollAway(row);
                    return !isInSight(row);
                }, "It stays in sight");
            },
        },
        click("Remove by key", PANEL, "press r"),
        seeMarked("payment 58"),
        see("It is still applied", `${panelOf("payment 58")} .o_bank_application`),
        click("Now it is seen", PANEL, "press r"),
        see("Removed", `${panelOf("payment 58")} .o_bank_remaining:contains('58.00')`),
    ],
});

/** An empty bank, and a search that finds nothing while payments wait. */
addTour("bank_payment_nothing_tour", {
    steps: () => [
        click("The other bank", ".o_bank_choose_bank:contains('Empty Bank')"),
        see(
            "In words",
            ".o_view_nocontent:not(:contains('<p')) .o_view_nocontent_smiling_face:contains('Nothing to reconcile')"
        ),
        ...lookAndGoBack(
            ".o_bank_overview:contains('Empty Bank')",
            ".o_bank_choose_bank"
        ),
        click("The tour's bank", ".o_bank_choose_bank:contains('Tour Bank')"),
        see("Its payments", ".o_bank_overview:contains('Tour Bank')"),
        ...search("nobody"),
        see(
            "What waits",
            ".o_view_nocontent:not(:contains('Nothing to reconcile')):contains('Not posted yet: 5 payments')"
        ),
    ],
});

/** Tabs are tabs, and what can be used has a name. */
addTour("bank_payment_names_tour", {
    steps: () => [
        ...choose("keep it"),
        see("Its name", `${PANEL} .o_bank_item input[aria-label*='INV/2026/00101']`),
        seeNames(".o_bank_reconciliation_main"),
        click("A tab", `${PANEL} .o_bank_scope[name='suggestions']`),
        click(
            "To the right",
            `${PANEL} [role='tab'][name='suggestions'][aria-selected='true']`,
            "press ArrowRight"
        ),
        see(
            "The next tab",
            `${PANEL} [role='tab'][name='partner'][aria-selected='true']:focus`
        ),
        click("To the end", `${PANEL} [role='tab'][name='partner']`, "press End"),
        see(
            "The last tab",
            `${PANEL} [role='tab'][name='payments'][aria-selected='true']`
        ),
        click("Around", `${PANEL} [role='tab'][name='payments']`, "press ArrowRight"),
        see(
            "The first tab",
            `${PANEL} [role='tab'][name='suggestions'][aria-selected='true']`
        ),
        click(
            "And back",
            `${PANEL} [role='tab'][name='suggestions']`,
            "press ArrowLeft"
        ),
        click("All partners", `${PANEL} .o_bank_scope[name='all']`),
        click("By document", `${PANEL} .o_bank_order[name='name']`),
        see(
            "So it says",
            `${PANEL} th[aria-sort='ascending'] .o_bank_order[name='name']`
        ),
        click("The other way", `${PANEL} .o_bank_order[name='name']`),
        see(
            "So it says",
            `${PANEL} th[aria-sort='descending'] .o_bank_order[name='name']`
        ),
        click("By due date", `${PANEL} .o_bank_order[name='date_maturity']`),
        click("By amount", `${PANEL} .o_bank_order[name='residual']`),
        see(
            "So it says",
            `${PANEL} th[aria-sort='ascending'] .o_bank_order[name='residual']`
        ),
        seeNames(PANEL),
        click("Search", `${PANEL} .o_bank_item_search`, "edit 00102"),
        see("It alone", `${PANEL} .o_bank_item:only-child:contains('00102')`),
    ],
});

/** On a phone: the form of a payment has suggestions to tick. */
addTour("bank_payment_phone_tour", {
    steps: () => [
        seeButtonsApart(".o_bank_overview"),
        click("The payment", `${rowOf("look first")} [name='payment_ref']`),
        see("Its form", ".o_form_view .o_bank_line_form_items"),
        click("Untick it", ".o_bank_item:contains('INV/2026/00104') input:checked"),
        see(
            "Nothing is applied",
            ".o_field_widget[name='difference_amount']:contains('400.00')"
        ),
        seeButtonsApart(".o_bank_line_form_items [role='tablist']"),
        click("All partners", ".o_bank_line_form_items [role='tab'][name='all']"),
        click("Search", ".o_bank_item_search", "edit 00104"),
        click("Tick it", ".o_bank_item:contains('INV/2026/00104') input:not(:checked)"),
        see(
            "It is applied",
            ".o_field_widget[name='application_ids']:contains('INV/2026/00104')"
        ),
        see("All of it", ".o_field_widget[name='difference_amount']:contains('0.00')"),
        see("Ticked", ".o_bank_item:contains('INV/2026/00104') input:checked"),
    ],
});

const LINES = ".o_bank_panes_side[name='lines']";
const ENTRIES = ".o_bank_panes_side[name='entries']";

/** On a phone: one pane at a time. */
addTour("bank_two_panes_phone_tour", {
    steps: () => [
        see("The lines", `${LINES} .o_data_row:contains('CHECK 03011')`),
        seeButtonsApart(".o_bank_work_head"),
        seeButtonsApart(".o_bank_panes"),
        click("A line", `${LINES} .o_data_row:contains('deposit') td[name$='date']`),
        see("One line", ".o_bank_panes_tabs [name='lines'] .badge:contains('1')"),
        click(
            "No, this",
            `${LINES} .o_data_row:contains('CHECK 03011') td[name$='date']`
        ),
        see("Still one", ".o_bank_selection:contains('-1,200.00')"),
        click("To the entries", ".o_bank_panes_tab[name='entries']"),
        seeButtonsApart(".o_bank_panes"),
        click("Its entry", `${ENTRIES} .o_data_row:contains('Mill') td[name$='date']`),
        seeButtonsApart(".o_bank_panes"),
        click("Match", ".o_bank_match:not(:disabled)"),
        click("To the lines", ".o_bank_panes_tabs [name='lines']"),
        see("One is", `${LINES} [name='matched']:contains('1 / 4')`),
        seeNames(".o_bank_panes"),
    ],
});
