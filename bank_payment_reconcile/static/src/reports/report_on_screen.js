import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {rpc} from "@web/core/network/rpc";

// What a server without wkhtmltopdf answers, and one whose wkhtmltopdf does not run
const WITHOUT_PROGRAM = ["install", "broken"];

/**
 * Show our reports on screen where the server cannot make a PDF, and say what to
 * install. The host would do the same, with raw tags in its sentence.
 *
 * @param {Object} action the report
 * @param {Object} options
 * @param {Object} env
 * @returns {Promise<Boolean>} whether it is shown
 */
async function showOnScreen(action, options, env) {
    if (
        action.report_type !== "qweb-pdf" ||
        !action.report_name.startsWith("bank_payment_reconcile.")
    ) {
        return false;
    }
    const state = await rpc("/report/check_wkhtmltopdf");
    if (!WITHOUT_PROGRAM.includes(state)) {
        return false;
    }
    env.services.notification.add(
        _t(
            "A PDF needs the program wkhtmltopdf on the server (on Debian 12: apt-get install wkhtmltopdf); until then the report is shown here, and the browser can print it."
        ),
        {type: "warning"}
    );
    await env.services.action.doAction({...action, report_type: "qweb-html"}, options);
    return true;
}

registry
    .category("ir.actions.report handlers")
    .add("bank_payment_reconcile.report_on_screen", showOnScreen);
