import "@mail/chatter/web/chatter_patch";
import {Component, useEffect} from "@odoo/owl";
import {Chatter} from "@mail/chatter/web_portal/chatter";

/** Odoo's notes, activities and files of an entry, which a key begins a note in. */
export class EntryChatter extends Chatter {
    static props = [...Chatter.props, "asked", "onChanged"];

    setup() {
        super.setup();
        useEffect(
            (asked) => {
                if (asked && this.state.thread) {
                    this.toggleComposer("note", {force: true});
                    this.state.thread.composer.autofocus++;
                }
            },
            () => [this.props.asked]
        );
    }

    /** An answer may end a question: the line is read anew. */
    async reloadParentView() {
        await this.props.onChanged();
    }
}

/**
 * The notes beside the line: drawn anew for another entry or another note only, or
 * Odoo would ask the server for them with every word of the panel.
 */
export class LineNotes extends Component {
    static template = "bank_payment_reconcile.LineNotes";
    static components = {EntryChatter};
    static props = {moveId: Number, asked: Number, onChanged: Function};
}
