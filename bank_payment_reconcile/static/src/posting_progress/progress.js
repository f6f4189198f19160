/** How far a run is, by what the server tells of it. */

const IS_OPEN = {queued: true, running: true};

/**
 * @param {Object} progress
 * @returns {Boolean}
 */
export function isRunning(progress) {
    return Boolean(IS_OPEN[progress.state]);
}

/**
 * What failed is worked through, too.
 *
 * @param {Object} progress of a posting run
 * @returns {Number} whole percent, rounded down: 100 is all of it
 */
export function getPostedPercent({posted, failed, total}) {
    return Math.floor((100 * (posted + failed)) / (total || 1));
}

/**
 * Lines that came in and lines that were matched, each half of the way.
 *
 * @param {Object} progress of an import run
 * @returns {Number} whole percent, rounded down
 */
export function getImportedPercent(progress) {
    const {total, imported, applied, is_applying: isApplying} = progress;
    const done = isApplying ? (imported + applied) / 2 : imported;
    return Math.floor((100 * done) / (total || 1));
}

/**
 * Lines of the past that were read; what they tell is put together after the last.
 *
 * @param {Object} progress of a run through the history
 * @returns {Number} whole percent, rounded down; 100 is the end
 */
export function getReadPercent({state, total, read}) {
    if (state === "done") {
        return 100;
    }
    return Math.min(Math.floor((100 * read) / (total || 1)), 99);
}

/**
 * Works through a run, chunk by chunk, until it has come to its end or nobody wants to
 * go on.
 *
 * @param {Object} state with the progress, which is renewed after each chunk
 * @param {Function} isWanted
 * @param {Function} process works through a chunk and tells how far it is
 */
export async function workThrough(state, isWanted, process) {
    while (isWanted() && isRunning(state.progress)) {
        state.progress = await process();
    }
}
