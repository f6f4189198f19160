import {registry} from "@web/core/registry";

/**
 * Hands a file out and lets the page be read anew. No window is opened for it: the
 * browser blocks one that opens long after the click, as when a large file was made.
 *
 * @param {Object} env
 * @param {Object} action its parameters have the `url`
 * @returns {Object} what follows
 */
function downloadFile(env, action) {
    const link = document.createElement("a");
    link.href = action.params.url;
    link.download = "";
    link.click();
    return {type: "ir.actions.act_window_close"};
}

registry.category("actions").add("bank_download_file", downloadFile);
