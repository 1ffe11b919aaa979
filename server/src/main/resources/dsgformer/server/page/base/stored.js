/** What the browser keeps for this page between visits. Without storage (private windows) nothing is kept. */
const PREFIX = 'dsgformer.';

/** A value kept earlier, if it is one of those allowed. */
export function recall(name, allowed) {
    const value = recallJson(name);
    return allowed.includes(value) ? value : undefined;
}

export function recallJson(name) {
    try {
        return JSON.parse(localStorage.getItem(PREFIX + name)) ?? undefined;
    } catch {
        return undefined;
    }
}

export function remember(name, value) {
    try {
        localStorage.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
        // the page works without
    }
}
