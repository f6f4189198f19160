import {Component, onWillStart, onWillUnmount, useState} from "@odoo/owl";
import {getPostedPercent, isRunning, workThrough} from "./progress";
import {toAction, useIsThere} from "../utils/server_action";
import {Dialog} from "@web/core/dialog/dialog";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

/**
 * Works through a posting run, chunk by chunk, and shows how far it is. Whoever
 * closes it leaves the rest to the scheduled action.
 */
export class PostingProgressDialog extends Component {
    static template = "bank_payment_reconcile.PostingProgressDialog";
    static components = {Dialog};
    static props = {close: Function, runId: Number};
    static model = "bank.posting.run";

    setup() {
        this.orm = useService("orm");
        this.isThere = useIsThere();
        this.state = useState({progress: false, isStopping: false});
        this.isClosed = false;
        onWillStart(async () => {
            this.state.progress = await this.call("get_progress");
            this.work();
        });
        onWillUnmount(() => {
            this.isClosed = true;
        });
    }

    call(method) {
        return this.orm.silent.call(this.constructor.model, method, [
            [this.props.runId],
        ]);
    }

    async work() {
        await workThrough(
            this.state,
            () => !this.isClosed && !this.state.isStopping,
            () => this.call("action_process")
        );
    }

    get isRunning() {
        return isRunning(this.state.progress);
    }

    get percent() {
        return getPostedPercent(this.state.progress);
    }

    get title() {
        if (this.isRunning) {
            return _t("Posting Payments");
        }
        return this.state.progress.state === "stopped"
            ? _t("Posting Stopped")
            : _t("Payments Posted");
    }

    async onStop() {
        this.state.isStopping = true;
        await this.call("action_stop");
        if (this.isThere()) {
            this.state.progress = await this.call("get_progress");
        }
    }

    onOpenDocument() {
        return this.closeWith("action_open_document");
    }

    onShowFailed() {
        return this.closeWith("action_open_failed");
    }

    /**
     * Close, and go on to what a method of the run opens.
     *
     * @param {String} method
     */
    async closeWith(method) {
        this.props.close({next: toAction(await this.call(method))});
    }
}

/**
 * The client action that a run answers with.
 *
 * @param {typeof Component} dialog the one that shows this kind of run
 * @returns {Function}
 */
export function showProgress(dialog) {
    return async (env, action) => {
        const closing = await new Promise((resolve) => {
            env.services.dialog.add(
                dialog,
                {runId: action.params.run_id},
                {onClose: resolve}
            );
        });
        if (closing?.noReload) {
            // Another page has replaced this one: nothing is left to go on with.
            return false;
        }
        return closing?.next || {type: "ir.actions.act_window_close"};
    };
}

registry
    .category("actions")
    .add(
        "bank_payment_reconcile.posting_progress",
        showProgress(PostingProgressDialog)
    );
