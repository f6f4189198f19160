import {KeysDialog} from "./keys_dialog";
import {PanelFocus} from "./panel_focus";
import {useExternalListener} from "@odoo/owl";
import {useKeys} from "../../utils/keys";
import {useService} from "@web/core/utils/hooks";

/** All of the money in the place of a guess, where none is left over. */
const KEEP_INSTEAD = "action_bank_keep_all_on_account";
/** Its other side, on a line that is marked. */
const [MARK, TAKE_OFF] = ["action_bank_mark_to_check", "action_bank_take_off_mark"];
/** Where something is typed a key is a letter. */
const TYPED_INTO = "input:not([type='checkbox'], [type='radio']), textarea, select";

/**
 * The keys of the page. What a key comes to on the marked line, the page says.
 *
 * @param {Object} page its controller
 * @returns {Object} `showKeys`, which opens the list of all keys
 */
export function usePageKeys(page) {
    const dialogService = useService("dialog");
    const ui = useService("ui");
    const focus = new PanelFocus(() => page.rootRef.el);
    const isAvailable = () => !page.env.isSmall && Boolean(page.shown.panel);
    const showKeys = () => dialogService.add(KeysDialog);
    const go = (step) => focus.walk(step) || page.chooseNext(step);
    useKeys(
        {
            arrowdown: () => go(1),
            arrowup: () => go(-1),
            a: () => page.onKey("action_accept"),
            c: () => page.coding.start(),
            f: () => page.coding.fillDown(),
            h: () => page.onKey(MARK, TAKE_OFF),
            k: () => page.onKey("action_keep_on_account", KEEP_INSTEAD),
            p: () => page.onKey("action_post_applications"),
            r: () => page.onKey("action_remove_applications"),
            t: () => page.onKey("action_apply_automatically"),
            u: () => page.onKey("action_undo_applications"),
        },
        isAvailable
    );
    useKeys({o: () => page.onApplyLike()}, () => Boolean(page.others.state.found));
    useKeys(
        {arrowright: () => focus.enter()},
        (target) => isAvailable() && focus.isOurs(target)
    );
    useKeys(
        {arrowleft: () => focus.leave()},
        (target) => isAvailable() && focus.isOurs(target)
    );
    // As Space does; of itself, Enter does nothing on a box.
    useKeys({enter: () => document.activeElement.click()}, () => focus.isAtStop);
    // Odoo's hotkeys know no "?", which is another key on each keyboard.
    useExternalListener(window, "keydown", (ev) => {
        const isTyped = ev.target.matches?.(TYPED_INTO) || ev.target.isContentEditable;
        const isPlain = ev.key === "?" && !ev.ctrlKey && !ev.altKey && !ev.metaKey;
        if (isPlain && !isTyped && !page.env.isSmall && ui.activeElement === document) {
            ev.preventDefault();
            showKeys();
        }
    });
    return {showKeys};
}
