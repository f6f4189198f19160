/**
 * For what is asked again before it is answered: an answer that comes late does not
 * replace what has been asked since.
 *
 * @returns {Function} (ask, take): asks, and hands the answer to `take` unless another
 *  one has been asked for meanwhile
 */
export function makeLatest() {
    let latest = null;
    return async (ask, take) => {
        const asked = Symbol("asked");
        latest = asked;
        const answer = await ask();
        if (asked === latest) {
            take(answer);
        }
    };
}
