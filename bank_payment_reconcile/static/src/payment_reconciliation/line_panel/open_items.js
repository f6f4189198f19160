import {onWillStart, onWillUpdateProps, useState} from "@odoo/owl";
import {PanelComponent} from "./panel_component";
import {_t} from "@web/core/l10n/translation";
import {localization} from "@web/core/l10n/localization";
import {useDebounced} from "@web/core/utils/timing";
import {useService} from "@web/core/utils/hooks";

const LINE = "account.bank.statement.line";
const LIMIT = 40;

const SCOPES = [
    {name: "suggestions", label: _t("Suggestions")},
    {name: "partner", label: _t("Partner")},
    {name: "all", label: _t("All partners")},
    {name: "payments", label: _t("Payments")},
];

/** What a line could be applied to: ranked suggestions, and open items to tick. */
export class OpenItems extends PanelComponent {
    static template = "bank_payment_reconcile.OpenItems";
    static components = {};
    static props = {panel: Object, onEdit: Function};

    setup() {
        this.orm = useService("orm");
        this.scopes = SCOPES;
        this.state = useState({
            scope: "suggestions",
            search: "",
            order: "date_maturity",
            records: [],
            partners: [],
            length: 0,
            isLoading: true,
        });
        this.searchSoon = useDebounced(() => this.load(), 250);
        onWillStart(() => {
            this.load();
        });
        onWillUpdateProps((nextProps) => {
            if (nextProps.panel.id !== this.props.panel.id) {
                this.state.search = "";
                if (this.state.scope === "all") {
                    this.state.scope = "suggestions";
                }
                // Nobody ticks on one line what was offered for another.
                Object.assign(this.state, {records: [], partners: [], length: 0});
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

    /** A row stays the row of its item when the list changes under a click. */
    keyOf(record) {
        const {kind, move_line_id, account_id, transfer_line_id, partner_id} = record;
        return [kind, move_line_id, account_id, transfer_line_id, partner_id].join();
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
        const asked = (this.asked = Symbol("asked"));
        this.state.isLoading = true;
        const answer = await this.read(panel);
        if (asked === this.asked) {
            Object.assign(this.state, answer, {isLoading: false});
        }
    }

    async read(panel) {
        const {scope, search, order} = this.state;
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
        return SCOPES.find(({name}) => name === this.state.scope).label;
    }

    onScope(scope) {
        this.state.scope = scope;
        return this.load();
    }

    /** The arrow keys go from tab to tab, as in any list of tabs. */
    onTabKey(ev) {
        const index = SCOPES.findIndex(({name}) => name === this.state.scope);
        const forward = localization.direction === "rtl" ? -1 : 1;
        const place = {
            ArrowRight: index + forward,
            ArrowLeft: index - forward,
            Home: 0,
            End: SCOPES.length - 1,
        }[ev.key];
        const scope = SCOPES.at(place % SCOPES.length);
        if (place !== undefined) {
            ev.preventDefault();
            ev.currentTarget.querySelector(`[name="${scope.name}"]`).focus();
            return this.onScope(scope.name);
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

    /** For a column's head: "ascending", "descending" or "none". */
    sortedBy(field) {
        const [name, descending] = this.state.order.split(" ");
        if (name !== field) {
            return "none";
        }
        return descending ? "descending" : "ascending";
    }

    /** The open items of a partner that this payment may be of. */
    onPartner(partner) {
        Object.assign(this.state, {scope: "all", search: partner.name});
        return this.load();
    }

    onOrder(field) {
        const isSame = this.state.order === field;
        this.state.order = isSame ? `${field} desc` : field;
        return this.load();
    }

    /** What of the line's applications takes this item, or is this row. */
    applicationOf(record) {
        return this.props.panel.applications.find((application) =>
            record.move_line_id
                ? application.move_line_id === record.move_line_id
                : !application.move_line_id &&
                  application.account_id === record.account_id
        );
    }

    isTicked(record) {
        return Boolean(this.applicationOf(record));
    }

    onTick(record) {
        const application = this.applicationOf(record);
        if (application) {
            return this.props.onEdit("action_remove_application", [application.id]);
        }
        if (record.move_line_id) {
            return this.props.onEdit("action_apply_item", [record.move_line_id]);
        }
        return this.props.onEdit("action_add_row", [
            {
                account_id: record.account_id || false,
                partner_id: record.partner_id || false,
                amount: record.amount,
            },
        ]);
    }
}
