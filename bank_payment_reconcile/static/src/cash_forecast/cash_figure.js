import {MonetaryField, monetaryField} from "@web/views/fields/monetary/monetary_field";
import {registry} from "@web/core/registry";
import {toAction} from "../utils/server_action";
import {useService} from "@web/core/utils/hooks";

/** An amount of a cash forecast: a click on it opens what it is made of. */
export class CashFigure extends MonetaryField {
    static template = "bank_payment_reconcile.CashFigure";

    setup() {
        super.setup();
        this.orm = useService("orm");
        this.action = useService("action");
    }

    async open() {
        const {resId, resModel} = this.props.record;
        const answer = await this.orm.call(resModel, "action_open_documents", [
            [resId],
            this.props.name,
        ]);
        await this.action.doAction(toAction(answer));
    }
}

export const cashFigure = {...monetaryField, component: CashFigure};

registry.category("fields").add("bank_cash_figure", cashFigure);
