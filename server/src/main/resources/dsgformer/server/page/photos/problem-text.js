/** A problem in words: what was found, as the server says it, and what to do, in the language of the page. */
import { element } from '../base/dom.js';
import { hasText, languageTag, t } from '../text/i18n.js';
import { formatName, limit, list } from '../text/numbers.js';

/** With a capital, unless it begins with the name of a file, and a full stop. */
function sentence(text) {
    const trimmed = text.trim();
    const start = /^\S*\.\w{2,5}\b/.test(trimmed) ? trimmed.slice(0, 1) : trimmed.slice(0, 1).toUpperCase();
    return trimmed && start + trimmed.slice(1) + (/[.!?。！？]$/.test(trimmed) ? '' : '.');
}

export class ProblemText {
    #info;

    /** @param info what the server says of itself */
    constructor(info) {
        this.#info = info;
    }

    get #values() {
        const { limits, formats } = this.#info;
        return { size: limit(limits.requestBytes), formats: list(formats.read.map(formatName)) };
    }

    found({ code, detail }) {
        return hasText(`problem.${code}`) ? t(`problem.${code}`, this.#values) : sentence(detail || code);
    }

    wayOut({ code, wayOut }) {
        return hasText(`wayOut.${code}`) ? t(`wayOut.${code}`, this.#values) : sentence(wayOut || '');
    }

    plain(problem) {
        return `${this.found(problem)} ${this.wayOut(problem)}`.trim();
    }

    /** Fills an element. In another language than the server's, its words, which know more, come last. */
    fill(target, problem) {
        const foreign = languageTag() !== 'en';
        const known = hasText(`problem.${problem.code}`);
        const found = element('span', { text: this.found(problem), lang: foreign && !known && 'en' });
        target.replaceChildren(found, ' ', element('span', { text: this.wayOut(problem) }));
        if (foreign && known && problem.detail) {
            target.append(' ', element('span', { class: 'soft', lang: 'en', text: sentence(problem.detail) }));
        }
    }
}
