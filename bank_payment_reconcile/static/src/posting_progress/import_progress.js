import {PostingProgressDialog, showProgress} from "./posting_progress";
import {_t} from "@web/core/l10n/translation";
import {getImportedPercent} from "./progress";
import {registry} from "@web/core/registry";

/** Works through the import of a large file and shows how far it is. */
export class ImportProgressDialog extends PostingProgressDialog {
    static template = "bank_payment_reconcile.ImportProgressDialog";
    static model = "bank.import.run";

    get percent() {
        return getImportedPercent(this.state.progress);
    }

    get title() {
        if (this.isRunning) {
            return _t("Importing Payments");
        }
        return this.state.progress.state === "done"
            ? _t("Payments Imported")
            : _t("Import Stopped");
    }

    onOpenResult() {
        return this.closeWith("action_open_result");
    }
}

registry
    .category("actions")
    .add("bank_payment_reconcile.import_progress", showProgress(ImportProgressDialog));
