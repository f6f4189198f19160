/**
 * For actions of buttons and keys: what is under way is not begun again, so a double
 * click is one.
 *
 * @returns {Function} (key, action): does the action unless one of that key is under
 *  way, and gives what it answers
 */
export function makeOnce() {
    const underWay = new Set();
    return async (key, action) => {
        if (underWay.has(key)) {
            return;
        }
        underWay.add(key);
        try {
            return await action();
        } finally {
            underWay.delete(key);
        }
    };
}
