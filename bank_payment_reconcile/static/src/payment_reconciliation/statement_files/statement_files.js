import {getDataURLFromFile} from "@web/core/utils/urls";
import {toAction} from "../../utils/server_action";
import {useService} from "@web/core/utils/hooks";
import {useState} from "@odoo/owl";

const LINE = "account.bank.statement.line";
const IMPORT = "bank.statement.import";

/**
 * The bank's files on the page: dropped on its list, or chosen in the import wizard.
 *
 * @param {Object} page
 * @param {Function} page.getJournalId of the bank that is shown; false for all of them
 * @param {Function} page.reload
 * @param {Function} page.once
 * @returns {Object}
 */
export function useStatementFiles({getJournalId, reload, once}) {
    const orm = useService("orm");
    const actionService = useService("action");
    const notification = useService("notification");
    const dropping = useState({isOver: false});

    /** The page of what came in takes this one's place: one goes back from it to where
     * one came from. */
    async function follow(answer) {
        const action = toAction(answer);
        const told = action.context?.notifications || {};
        for (const [title, message] of Object.entries(told)) {
            notification.add(message, {title, type: "info", sticky: true});
        }
        const isPage = action.res_model === LINE;
        const options = isPage
            ? {stackPosition: "replaceCurrentAction"}
            : {onClose: (closing) => !closing?.noReload && reload()};
        await actionService.doAction(action, options);
    }

    async function importFiles(files) {
        const values = await Promise.all(
            [...files].map(async (file) => ({
                name: file.name,
                mimetype: file.type,
                datas: (await getDataURLFromFile(file)).split(",")[1] || "",
            }))
        );
        const ids = await orm.create("ir.attachment", values);
        const journalId = getJournalId();
        // Without a bank, the file tells whose account it is.
        const bank = journalId ? {journal_id: journalId} : {};
        const [wizardId] = await orm.create(IMPORT, [
            {...bank, attachment_ids: [[6, 0, ids]]},
        ]);
        await follow(await orm.call(IMPORT, "action_import", [[wizardId]]));
    }

    return {
        dropping,
        onDragOver(ev) {
            if (ev.dataTransfer?.types.includes("Files")) {
                ev.preventDefault();
                dropping.isOver = true;
            }
        },
        onDragLeave(ev) {
            if (!ev.currentTarget.contains(ev.relatedTarget)) {
                dropping.isOver = false;
            }
        },
        async onDrop(ev) {
            if (dropping.isOver) {
                ev.preventDefault();
                dropping.isOver = false;
                const {files} = ev.dataTransfer;
                await once("import files", () => importFiles(files));
            }
        },
        async onImport() {
            const journalId = getJournalId();
            await actionService.doAction(
                "bank_payment_reconcile.action_bank_statement_import",
                {
                    additionalContext: journalId ? {default_journal_id: journalId} : {},
                    onClose: (closing) => !closing?.noReload && reload(),
                }
            );
        },
    };
}
