import {expect, getFixture, test} from "@odoo/hoot";
import {isInSight} from "@bank_payment_reconcile/utils/sight";

/** A list of twenty rows of 20 pixels, of which 100 pixels show: 20 of them its head. */
function drawList() {
    const rows = Array.from({length: 20}, (_, n) => `<tr><td id="row${n}"/></tr>`);
    getFixture().innerHTML = `
        <style>
            td, th { height: 20px; padding: 0; } table { border-spacing: 0; }
            thead { position: sticky; top: 0; }
        </style>
        <div style="height: 100px; overflow-y: auto;">
            <table><thead><tr><th/></tr></thead><tbody>${rows.join("")}</tbody></table>
        </div>`;
    const frame = getFixture().querySelector("div");
    const isSeen = (n) => isInSight(frame.querySelector(`#row${n}`).parentElement);
    return {frame, isSeen};
}

test("a row under the edge of its list is not in sight", () => {
    const {isSeen} = drawList();
    expect([0, 3, 4, 19].map(isSeen)).toEqual([true, true, false, false]);
});

test("a row that is scrolled away under the head is not in sight", () => {
    const {frame, isSeen} = drawList();
    frame.scrollTop = 60;
    expect([0, 2, 3, 6, 7].map(isSeen)).toEqual([false, false, true, true, false]);
});
