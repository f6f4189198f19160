/**
 * For a list that is read anew after an action: the host would read what its last answer
 * was to, and so overtake a search that somebody has begun meanwhile.
 *
 * @param {Object} searchModel of the page
 * @returns {Object} two hooks of the list's model, and `getParams`, with which it is
 *  read anew: none, so that its page and order stay, unless a search is on its way
 */
export function makeSearchReading(searchModel) {
    let asked = null;
    let answered = null;
    const getSearch = () => JSON.stringify([searchModel.domain, searchModel.groupBy]);
    return {
        onWillLoadRoot: () => {
            asked = getSearch();
        },
        onRootLoaded: () => {
            answered = asked;
        },
        getParams: () => {
            if (getSearch() === answered) {
                return {};
            }
            const {context, domain, groupBy, orderBy} = searchModel;
            return {context, domain, groupBy, orderBy};
        },
    };
}
