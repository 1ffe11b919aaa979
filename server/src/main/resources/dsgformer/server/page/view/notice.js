/** A message that concerns the whole page, such as a server that does not answer. */
import { element } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { translate } from '../text/i18n.js';

export class Notice {
    #place;
    #words;

    /** @param words turns problems into words */
    constructor(place, words) {
        this.#place = place;
        this.#words = words;
    }

    show(problem) {
        const text = element('p');
        this.#words.fill(text, problem);
        const close = element('button', { type: 'button', class: 'quiet round', tLabel: 'notice.close' }, icon('close'));
        close.addEventListener('click', () => { this.#place.hidden = true; });
        this.#place.replaceChildren(icon('warning'), text, close);
        translate(this.#place);
        this.#place.hidden = false;
    }
}
