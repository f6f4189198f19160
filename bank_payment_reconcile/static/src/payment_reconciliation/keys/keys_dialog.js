import {Component} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";
import {_t} from "@web/core/l10n/translation";

/** Every key of the page and what it does, in the order in which one works. */
export const KEYS = [
    {keys: ["↑", "↓"], does: _t("The line before, the line after")},
    {keys: ["1", "…", "9"], does: _t("Tick a suggestion, or take it off again")},
    {keys: ["A"], does: _t("Accept, and go on to the next line")},
    {
        keys: ["D"],
        does: _t("Transfer the difference or what is guessed; write off what is small"),
    },
    {
        keys: ["K"],
        does: _t("Keep the difference, or what is guessed, on the partner's account"),
    },
    {
        keys: ["C"],
        does: _t("Type account, taxes and partner into the list; Enter goes on"),
    },
    {keys: ["Shift+↓"], does: _t("Select lines, from the one with the cursor on")},
    {keys: ["F"], does: _t("Fill down: the first selected line's account for all")},
    {keys: ["M"], does: _t("Map the text to an account")},
    {keys: ["O"], does: _t("Do the same to the others like this")},
    {keys: ["N"], does: _t("Write a note, beside all notes of the line")},
    {keys: ["H"], does: _t("Mark to check, or checked: take the mark off")},
    {keys: ["Q"], does: _t("Ask somebody to check it")},
    {keys: ["R"], does: _t("Remove what is applied")},
    {keys: ["T"], does: _t("Apply automatically")},
    {keys: ["P"], does: _t("Post")},
    {keys: ["U"], does: _t("Undo what is posted")},
    {keys: ["→"], does: _t("Into the panel; there ↑ and ↓ walk, Enter ticks")},
    {keys: ["←"], does: _t("Back to the list, which then has the cursor")},
    {keys: ["?"], does: _t("This window")},
];

export class KeysDialog extends Component {
    static template = "bank_payment_reconcile.KeysDialog";
    static components = {Dialog};
    static props = {close: Function};

    setup() {
        this.keys = KEYS;
    }
}
