import {PaymentReconciliationController} from "./payment_reconciliation_controller";
import {PaymentReconciliationRenderer} from "./payment_reconciliation_renderer";
import {listView} from "@web/views/list/list_view";
import {registry} from "@web/core/registry";

/** The host's list, with the bank's figures over it and the chosen line beside it. */
export const paymentReconciliationListView = {
    ...listView,
    Controller: PaymentReconciliationController,
    Renderer: PaymentReconciliationRenderer,
};

registry
    .category("views")
    .add("bank_payment_reconciliation_list", paymentReconciliationListView);
