/**
 * Speaks to screen readers through one polite live region. What comes within a second is joined, and a long row of
 * messages is cut, so that a hundred photos do not chatter.
 */
const PAUSE = 1000;
const MOST = 3;

export class Announcer {
    #region;
    #waiting = [];
    #timer;

    constructor(region) {
        this.#region = region;
    }

    say(text) {
        this.#waiting.push(text);
        this.#timer ??= setTimeout(() => this.#speak(), PAUSE);
    }

    #speak() {
        this.#region.textContent = this.#waiting.slice(-MOST).join('. ');
        this.#waiting = [];
        this.#timer = undefined;
    }
}
