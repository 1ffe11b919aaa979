/**
 * Follows jobs with server-sent events. Browsers allow six connections to a server, so only the first few jobs are
 * followed at a time; the others take their turn, and learn at once if they have ended meanwhile.
 */
import { events, showJob } from './api.js';

const MOST = 2;
const TYPES = ['state', 'queued', 'started', 'examined', 'progress', 'done', 'failed', 'cancelled', 'ended'];
const AGAIN = 3000;

export class Follower {
    #waiting = [];
    #open = new Set();

    /**
     * Follows a job until it ends.
     *
     * @param hear called with an event's type and data; `gone` if the server has no such job
     * @param urgent whether it goes before those that wait
     * @returns a function that stops it
     */
    follow(job, hear, urgent = false) {
        const one = { job, hear };
        if (urgent) this.#waiting.unshift(one);
        else this.#waiting.push(one);
        this.#next();
        return () => this.#stop(one);
    }

    #next() {
        while (this.#open.size < MOST && this.#waiting.length) {
            const one = this.#waiting.shift();
            this.#open.add(one);
            this.#listen(one);
        }
    }

    #listen(one) {
        one.source = new EventSource(events(one.job));
        for (const type of TYPES) {
            one.source.addEventListener(type, event => this.#heard(one, type, JSON.parse(event.data)));
        }
        one.source.addEventListener('error', () => {
            // While it connects again by itself there is nothing to do.
            if (one.source.readyState === EventSource.CLOSED) this.#refused(one);
        });
    }

    #heard(one, type, data) {
        const last = type === 'ended' || type === 'cancelled' || (type === 'state' && data.endedAt);
        if (last) this.#stop(one);
        one.hear(type, data);
    }

    async #refused(one) {
        if (!this.#open.has(one)) return;
        try {
            const job = await showJob(one.job);
            if (this.#open.has(one)) this.#heard(one, 'state', job);
        } catch (problem) {
            if (problem.status === 404 && this.#open.has(one)) {
                this.#stop(one);
                one.hear('gone', {});
                return;
            }
        }
        if (this.#open.has(one)) one.timer = setTimeout(() => this.#listen(one), AGAIN);
    }

    #stop(one) {
        one.source?.close();
        clearTimeout(one.timer);
        this.#open.delete(one);
        this.#waiting = this.#waiting.filter(each => each !== one);
        this.#next();
    }
}
