import {CODED, getCellDomain, rank, readCell} from "./coded_values";
import {CODING, NotFound} from "./coding";
import {Component, useEffect, useRef, useState} from "@odoo/owl";
import {useBus, useService} from "@web/core/utils/hooks";
import {AutoComplete} from "@web/core/autocomplete/autocomplete";
import {_t} from "@web/core/l10n/translation";
import {getActiveHotkey} from "@web/core/hotkeys/hotkey_service";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/** So many are offered while somebody types. */
const OFFERED = 8;
/** Among so many the likeliest are looked for. */
const FOUND = 80;

/** What is offered while somebody types, and no longer. */
class Offers extends AutoComplete {
    open(useInput) {
        const isTypedInto = this.inputRef.el === document.activeElement;
        return isTypedInto ? super.open(useInput) : Promise.resolve();
    }

    onInputBlur() {
        if (!this.ignoreBlur) {
            this.close();
        }
        super.onInputBlur();
    }
}

/** Account, taxes or partner of a line: a text, or, where it is typed into, a field. */
export class CodingCell extends Component {
    static template = "bank_payment_reconcile.CodingCell";
    static components = {Offers};
    static props = {...standardFieldProps};

    setup() {
        this.orm = useService("orm");
        this.coding = this.env.bankCoding;
        this.root = useRef("root");
        this.state = useState({isTypedInto: this.isAsked, shown: this.shownFirst});
        useBus(this.props.record.model.bus, CODING, () => this.follow());
        useEffect(
            (isTypedInto) => isTypedInto && this.enter(),
            () => [this.state.isTypedInto]
        );
    }

    get isAsked() {
        const {bankCoding: coding} = this.env;
        return Boolean(coding?.isOn) && coding.lineId === this.props.record.resId;
    }

    follow() {
        this.state.shown = this.shownFirst;
        this.state.isTypedInto = this.isAsked;
    }

    /** It can be read from here on; the first one has the cursor. */
    enter() {
        const {name} = this.props;
        this.picked = null;
        this.isTyped = this.state.shown !== this.label;
        this.isWalked = false;
        this.isEntered = false;
        this.coding.cells.set(name, this);
        if (this.coding.column === name) {
            this.focus();
        }
        return () => {
            if (this.coding.cells.get(name) === this) {
                this.coding.cells.delete(name);
            }
        };
    }

    focus() {
        this.input.focus();
        this.input.select();
    }

    get input() {
        return this.root.el.querySelector("input");
    }

    /** What could not be saved is there to be typed over. */
    get shownFirst() {
        return this.coding?.getRefused(this.props) ?? this.label;
    }

    /** What is applied. */
    get label() {
        const value = this.props.record.data[this.props.name];
        if (CODED[this.props.name].isMany) {
            return value.records.map(({data}) => data.display_name).join(", ");
        }
        return value ? value.display_name : "";
    }

    get isCodable() {
        return Boolean(this.coding?.isOn) && this.props.record.data.bank_is_codable;
    }

    get columnLabel() {
        return {
            bank_coded_account_id: _t("Account"),
            bank_coded_tax_ids: _t("Taxes"),
            bank_coded_partner_id: _t("Partner"),
        }[this.props.name];
    }

    // -- What is offered

    get sources() {
        return [{options: (request) => this.loadOptions(request)}];
    }

    async find(orm, words) {
        const {name, record} = this.props;
        const found = await orm.silent.call(CODED[name].model, "name_search", [], {
            name: words,
            domain: getCellDomain(name, record.data),
            limit: FOUND,
        });
        return rank(found, words);
    }

    async loadOptions(request) {
        const found = await this.find(this.orm, request);
        return found.slice(0, OFFERED).map(([id, name]) => ({
            label: name,
            onSelect: () => this.onPick({id, name}),
        }));
    }

    onPick(picked) {
        this.picked = picked;
        this.isTyped = false;
        this.state.shown = picked.name;
        if (this.isEntered) {
            this.isEntered = false;
            this.coding.commit();
        }
    }

    // -- What is typed

    /** @returns {Object} what has become of the cell; see `readCell` */
    read() {
        const told = this.readTold();
        const {value: text} = this.input;
        const words = told.search;
        const search = words && ((orm) => this.findOne(orm, words));
        return search ? {search, text} : {...told, text};
    }

    readTold() {
        const {picked, isTyped, label} = this;
        return readCell({text: this.input.value, picked, isTyped, label});
    }

    /**
     * The first of those that the list offers for these words.
     *
     * @param {Object} orm that of the page, since the cell may be gone by then
     * @param {String} words
     * @returns {Promise<Number>}
     */
    async findOne(orm, words) {
        const [found] = await this.find(orm, words);
        if (!found) {
            throw new NotFound(
                _t("Nothing is called “%(words)s” under %(column)s.", {
                    words,
                    column: this.columnLabel,
                })
            );
        }
        return found[0];
    }

    onInput() {
        this.isTyped = true;
        this.isWalked = false;
    }

    /** Before the list that is offered takes the key. */
    onKeydownFirst(ev) {
        const key = getActiveHotkey(ev);
        const isOpen = Boolean(this.root.el.querySelector(".ui-autocomplete"));
        if (["arrowdown", "arrowup"].includes(key)) {
            this.isWalked = true;
        } else if (key === "enter" && isOpen && this.isWalked) {
            // It picks the one that was walked to.
            this.isEntered = true;
        } else if (key === "enter") {
            this.take(ev);
            this.coding.commit();
        } else if (["tab", "shift+tab"].includes(key)) {
            this.take(ev);
            this.step(key === "tab" ? 1 : -1);
        } else if (key === "escape") {
            this.take(ev);
            this.coding.stop();
        }
    }

    /** A key of the list that is offered is none of the page. */
    onKeydownLast(ev) {
        ev.stopPropagation();
        if (this.isEntered) {
            this.isEntered = false;
            this.coding.commit();
        }
    }

    /** To the cell beside it; behind the last one, to the next line. */
    step(step) {
        const names = Object.keys(CODED);
        const next = names[names.indexOf(this.props.name) + step];
        if (next) {
            this.coding.cells.get(next)?.focus();
            this.complete();
        } else if (step > 0) {
            this.coding.commit();
        }
    }

    /** The words that were typed become the name that they stand for. */
    async complete() {
        const {search: words} = this.readTold();
        if (!words) {
            return;
        }
        const [found] = await this.find(this.orm, words);
        const isStill =
            this.state.isTypedInto && this.isTyped && this.input.value.trim() === words;
        if (found && isStill) {
            this.onPick({id: found[0], name: found[1]});
        }
    }

    take(ev) {
        ev.preventDefault();
        ev.stopPropagation();
    }

    /** A click into another line goes there. */
    onClick(ev) {
        if (this.state.isTypedInto) {
            ev.stopPropagation();
        } else if (this.isCodable) {
            ev.stopPropagation();
            this.coding.leave(this.props.record, this.props.name);
        }
    }
}

export const codingCell = {
    component: CodingCell,
    displayName: _t("Typed into the list"),
    supportedTypes: ["many2one", "many2many"],
    relatedFields: [{name: "display_name", type: "char"}],
    fieldDependencies: [{name: "bank_is_codable", type: "boolean"}],
};

registry.category("fields").add("bank_coding_cell", codingCell);
