import {deserializeDate, formatDate} from "@web/core/l10n/dates";
import {Component} from "@odoo/owl";
import {formatMonetary} from "@web/views/fields/formatters";

/** A part of the side panel: writes amounts and dates as the line's currency and the
 * user's language do. */
export class PanelComponent extends Component {
    money(amount, currencyId = this.props.panel.currency_id) {
        return formatMonetary(amount, {currencyId});
    }

    /** To be typed over: with the currency's decimals, without its symbol. */
    number(amount) {
        const currencyId = this.props.panel.currency_id;
        return formatMonetary(amount, {currencyId, noSymbol: true});
    }

    date(value) {
        return value ? formatDate(deserializeDate(value)) : "";
    }
}
