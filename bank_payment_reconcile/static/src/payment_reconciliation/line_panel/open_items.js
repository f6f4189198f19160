import {ItemList, SCOPES} from "./item_list";
import {findApplication, getTickCall, keyOf} from "./ticks";
import {onWillStart, onWillUpdateProps, useState} from "@odoo/owl";
import {PanelComponent} from "./panel_component";
import {_t} from "@web/core/l10n/translation";
import {localization} from "@web/core/l10n/localization";
import {makeLatest} from "../../utils/latest";
import {useDebounced} from "@web/core/utils/timing";
import {useKeys} from "../../utils/keys";
import {useService} from "@web/core/utils/hooks";

const LINE = "account.bank.statement.line";
const LIMIT = 40;
/** The keys of the first items. */
const FIGURES = [..."123456789"];

const LABELS = {
    suggestions: _t("Suggestions"),
    partner: _t("Partner"),
    all: _t("All partners"),
    payments: _t("Payments"),
};

/** What a line could be applied to: ranked suggestions, and open items to tick. */
export class OpenItems extends PanelComponent {
    static template = "bank_payment_reconcile.OpenItems";
    static components = {};
    static props = {
        panel: Object,
        onEdit: Function,
        // Whether the figures before the suggestions are keys; none are on a phone.
        isKeyed: {type: Function, optional: true},
    };

    setup() {
        this.orm = useService("orm");
        this.scopes = SCOPES.map((name) => ({name, label: LABELS[name]}));
        this.keyOf = keyOf;
        this.state = useState(new ItemList());
        this.latest = makeLatest();
        this.searchSoon = useDebounced(() => this.load(), 250);
        if (this.props.isKeyed) {
            useKeys(
                Object.fromEntries(FIGURES.map((f, i) => [f, () => this.onFigure(i)])),
                () => this.props.isKeyed()
            );
        }
        onWillStart(() => {
            this.load();
        });
        onWillUpdateProps((nextProps) => {
            if (nextProps.panel.id !== this.props.panel.id) {
                this.state.leaveLine();
            }
            // Drawn anew for another reason, it has the same open items.
            if (nextProps.panel !== this.props.panel) {
                this.load(nextProps.panel);
            }
        });
    }

    /** What would settle it, in the payment's currency. */
    open(record) {
        return this.money(record.residual ?? (record.open_amount || record.amount));
    }

    /** The same in the item's own currency, where that is another one. */
    openOfItem(record) {
        const isOther =
            record.item_residual && record.currency_id !== this.props.panel.currency_id;
        return isOther && this.money(record.item_residual, record.currency_id);
    }

    /** Which other payment has it already. */
    holder(record) {
        return record.taken_by ? _t("Applied to %s", record.taken_by) : "";
    }

    /**
     * Not awaited by the panel: what is applied shows before what could be.
     *
     * @param {Object} panel
     */
    async load(panel = this.props.panel) {
        this.state.isLoading = true;
        await this.latest(
            () => this.read(panel),
            (answer) => this.state.take(answer)
        );
    }

    async read(panel) {
        const {scope, search, askedOrder: order} = this.state;
        if (scope === "suggestions") {
            const [records, partners] = await Promise.all([
                this.orm.call(LINE, "get_suggestions", [[panel.id]]),
                panel.partner
                    ? []
                    : this.orm.call(LINE, "get_bank_likely_partners", [[panel.id]]),
            ]);
            return {records, partners, length: records.length};
        }
        const page = await this.orm.call(LINE, "get_open_items", [[panel.id]], {
            scope,
            search,
            order,
            limit: LIMIT,
        });
        return {...page, partners: []};
    }

    /** The text is kept at once: whatever is drawn meanwhile draws it as typed. */
    onSearch(ev) {
        this.state.search = ev.target.value;
        this.searchSoon();
    }

    get scopeLabel() {
        return LABELS[this.state.scope];
    }

    onScope(scope) {
        this.state.scope = scope;
        return this.load();
    }

    /** The arrow keys go from tab to tab, as in any list of tabs. */
    onTabKey(ev) {
        const isRightToLeft = localization.direction === "rtl";
        const scope = this.state.getScopeByKey(ev.key, isRightToLeft);
        if (scope) {
            ev.preventDefault();
            ev.currentTarget.querySelector(`[name="${scope}"]`).focus();
            return this.onScope(scope);
        }
    }

    /**
     * @param {Object} record
     * @returns {String} what a screen reader says of the box before it
     */
    labelOf(record) {
        const {name, partner} = record;
        const who = partner && partner !== name ? [name, partner].join(", ") : name;
        return _t("Apply to %(item)s, %(amount)s", {
            item: who,
            amount: this.open(record),
        });
    }

    /** The open items of a partner that this payment may be of. */
    onPartner(partner) {
        this.state.showPartner(partner);
        return this.load();
    }

    onOrder(field) {
        this.state.sortBy(field);
        return this.load();
    }

    isTicked(record) {
        return Boolean(findApplication(this.props.panel.applications, record));
    }

    /** A key ticks the item that stands behind its figure: what one sees, also while
     * the line is read anew. */
    async onFigure(index) {
        const record = this.state.records[index];
        if (record) {
            await this.onTick(record);
        }
    }

    /**
     * @param {Number} index of an item
     * @returns {String} its key; nothing behind the ninth
     */
    keyFor(index) {
        return (this.props.isKeyed && FIGURES[index]) || "";
    }

    /** What lines like this one were booked to becomes a mapping. */
    onMapPast() {
        return this.props.onEdit("action_bank_map_past", []);
    }

    onTick(record) {
        const {applications} = this.props.panel;
        return this.props.onEdit(...getTickCall(applications, record));
    }
}
