export const LINE = "account.bank.statement.line";
export const ENTRY = "account.move.line";
export const VIEW = "bank_payment_reconcile.view_bank_reconciliation_";

/**
 * @param {String} name of the pane
 * @param {Number} documentId
 * @returns {Object}
 */
export function getViewContext(name, documentId) {
    return {
        list_view_ref: `${VIEW}${name}_list`,
        search_view_ref: `${VIEW}${name}_search`,
        bank_reconciliation_id: documentId,
    };
}

/**
 * What the two lists of a document are shown with, in the names of the panes.
 *
 * @param {Number} documentId
 * @param {Object} panes
 * @returns {Object}
 */
export function getPaneProps(documentId, panes) {
    const common = {
        type: "list",
        display: {controlPanel: false, searchPanel: false},
        searchViewId: false,
        searchMenuTypes: ["filter"],
        views: [
            [false, "list"],
            [false, "search"],
        ],
        readonly: true,
        showButtons: false,
        className: "o_bank_pane",
    };
    return {
        lines: {
            ...common,
            resModel: LINE,
            domain: [["bank_reconciliation_id", "=", documentId]],
            context: getViewContext("lines", documentId),
            pane: panes.lines,
        },
        entries: {
            ...common,
            resModel: ENTRY,
            domain: [["bank_listed_in_id", "=", documentId]],
            context: getViewContext("entries", documentId),
            pane: panes.entries,
        },
    };
}
