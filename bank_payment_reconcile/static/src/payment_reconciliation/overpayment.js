import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {formatMonetary} from "@web/views/fields/formatters";

/**
 * Who accepts more money than is applied is asked whether the rest stays on the
 * partner's account (as NAV does).
 *
 * @param {Object} dialogService
 * @param {Object} panel the line
 * @returns {Promise<Boolean>} whether it is to be kept there
 */
export function askOverpayment(dialogService, panel) {
    if (!panel.partner || panel.difference * panel.applied <= 0) {
        return Promise.resolve(false);
    }
    const amount = formatMonetary(panel.difference, {currencyId: panel.currency_id});
    return new Promise((resolve) => {
        dialogService.add(
            ConfirmationDialog,
            {
                title: _t("Overpayment"),
                body: _t(
                    "%(amount)s is left over. Keep it on the account of %(partner)s?",
                    {amount, partner: panel.partner.name}
                ),
                confirmLabel: _t("Keep on Account"),
                confirm: () => resolve(true),
                cancelLabel: _t("Leave It Open"),
                cancel: () => resolve(false),
            },
            {onClose: () => resolve(false)}
        );
    });
}
