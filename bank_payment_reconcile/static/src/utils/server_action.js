import {markup, status, useComponent} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";

/**
 * For what comes after an awaited answer: meanwhile the page may have been left, by a
 * person or by its own action, and what is gone can neither read nor draw.
 *
 * @returns {Function} whether the component is still there
 */
export function useIsThere() {
    const component = useComponent();
    return () => status(component) !== "destroyed";
}

/**
 * What a method of the server answered, as an action: its help is HTML, as the host
 * takes it from the buttons of its own views.
 *
 * @param {*} answer
 * @returns {Object|null} null for what is no action, such as the ids of what was made
 */
export function toAction(answer) {
    if (!answer?.type) {
        return null;
    }
    return answer.help ? {...answer, help: markup(answer.help)} : answer;
}

/**
 * Carries out what a method of the server answered, then has the page read anew: once,
 * since a second reading could overtake the search that somebody has started meanwhile,
 * and not at all where the action has replaced the page.
 *
 * @param {Function} reload
 * @returns {Function} (answer): to be awaited
 */
export function useFollowAction(reload) {
    const actionService = useService("action");
    const isThere = useIsThere();
    const reloadIfThere = async (closing) => {
        // The host closes the dialogs of a page that it is about to replace.
        if (!closing?.noReload && isThere()) {
            await reload();
        }
    };
    return async (answer) => {
        const action = toAction(answer);
        if (action && action.tag !== "display_notification") {
            return actionService.doAction(action, {onClose: reloadIfThere});
        }
        if (action) {
            // Its next action would only read the page anew.
            const params = {...action.params, next: undefined};
            await actionService.doAction({...action, params});
        }
        await reloadIfThere();
    };
}
