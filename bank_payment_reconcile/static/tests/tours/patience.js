import {registry} from "@web/core/registry";

/** Milliseconds for one step: a loaded machine takes more than the host's ten seconds. */
const PATIENCE = 60000;

/**
 * @param {String} name
 * @param {Object} tour as the host takes it
 */
export function addTour(name, tour) {
    registry.category("web_tour.tours").add(name, {timeout: PATIENCE, ...tour});
}
