import {useHotkey} from "@web/core/hotkeys/hotkey_hook";

/**
 * The keys of a page; an arrow that is held down goes on and on.
 *
 * @param {Object} keys what each of them does
 * @param {Function} isAvailable
 */
export function useKeys(keys, isAvailable) {
    for (const [key, callback] of Object.entries(keys)) {
        useHotkey(key, callback, {isAvailable, allowRepeat: key.startsWith("arrow")});
    }
}
