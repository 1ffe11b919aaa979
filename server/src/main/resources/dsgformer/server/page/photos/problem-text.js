/** A problem in words: what was found, as the server says it, and what to do, in the language of the page. */
import { element } from '../base/dom.js';
import { hasText, languageTag, t } from '../text/i18n.js';
import { bytes, formatName, list } from '../text/numbers.js';

const sentence = text => {
    const trimmed = text.trim();
    return trimmed && trimmed[0].toUpperCase() + trimmed.slice(1) + (/[.!?。！？]$/.test(trimmed) ? '' : '.');
};

export class ProblemText {
    #info;

    /** @param info what the server says of itself */
    constructor(info) {
        this.#info = info;
    }

    get #values() {
        const { limits, formats } = this.#info;
        return { size: bytes(limits.requestBytes), formats: list(formats.read.map(formatName)) };
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

    /** Fills an element; what the server said is marked as English. */
    fill(target, problem) {
        const foreign = !hasText(`problem.${problem.code}`) && languageTag() !== 'en';
        target.replaceChildren(
            element('span', { text: this.found(problem), lang: foreign && 'en' }),
            ' ',
            element('span', { text: this.wayOut(problem) }));
    }
}
