import {PostingProgressDialog, showProgress} from "./posting_progress";
import {_t} from "@web/core/l10n/translation";
import {getReadPercent} from "./progress";
import {registry} from "@web/core/registry";

/** Works through the lines of the past and shows how far it is. */
export class HistoryProgressDialog extends PostingProgressDialog {
    static template = "bank_payment_reconcile.HistoryProgressDialog";
    static model = "bank.history.run";

    get percent() {
        return getReadPercent(this.state.progress);
    }

    get title() {
        if (this.isRunning) {
            return _t("Learning from History");
        }
        return this.state.progress.state === "done"
            ? _t("Learned from History")
            : _t("Learning Stopped");
    }

    onOpenFindings() {
        return this.closeWith("action_open_findings");
    }
}

registry
    .category("actions")
    .add(
        "bank_payment_reconcile.history_progress",
        showProgress(HistoryProgressDialog)
    );
