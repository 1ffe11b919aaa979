/** All photos as cards, and above them what concerns all: their number, adding, how to save, saving all. */
import { element, setText } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { hasEnded } from '../photos/library.js';
import { t } from '../text/i18n.js';
import { Card } from './card.js';
import { saveOptions } from './save-options.js';

export class Gallery {
    #place;
    #library;
    #cards = new Map();
    #make;
    #packing;
    #list = element('ul', { class: 'cards' });
    #count = element('p', { class: 'soft' });
    #saveText = element('span');
    #saveAll = element('button', { type: 'button', class: 'primary' }, icon('save'), this.#saveText);
    #clear = element('button', { type: 'button', class: 'quiet', t: 'clear' });

    /** @param actions those of a card, and saveAll and clear */
    constructor(place, { library, settings, words, actions }) {
        this.#place = place;
        this.#library = library;
        this.#make = photo => new Card(photo, words, actions);
        place.append(
            element('div', { class: 'gallery-top' },
                element('div', { class: 'gallery-title' },
                    element('h1', { id: 'gallery-heading', t: 'photos' }), this.#count),
                element('div', { class: 'gallery-tools' },
                    element('button', { type: 'button', class: 'plain', dataset: { choose: '', text: 'add' } }),
                    element('button', { type: 'button', class: 'plain only-touch', dataset: { take: '' } }),
                    ...saveOptions(settings), this.#saveAll)),
            this.#list,
            element('p', { class: 'gallery-end' }, this.#clear));
        this.#saveAll.addEventListener('click', () => actions.saveAll());
        this.#clear.addEventListener('click', () => actions.clear());
        library.addEventListener('add', event => this.#add(event.detail));
        library.addEventListener('change', event => this.#change(event.detail));
        library.addEventListener('remove', event => this.#remove(event.detail));
        this.#showCount();
    }

    /** Shows another language. */
    update() {
        this.#cards.forEach(card => card.update());
        this.#showCount();
    }

    /** @param progress {done, count} while all are packed, else undefined */
    showPacking(progress) {
        this.#packing = progress;
        this.#showCount();
    }

    focus(photo) {
        (this.#cards.get(photo) ?? this.#cards.values().next().value)?.focus();
    }

    #add(photo) {
        const card = this.#make(photo);
        this.#cards.set(photo, card);
        this.#list.append(card.element);
        this.#showCount();
    }

    #change(photo) {
        this.#cards.get(photo)?.update();
        this.#showCount();
    }

    #remove(photo) {
        const card = this.#cards.get(photo);
        const neighbor = card.element.contains(document.activeElement)
            && (card.element.nextElementSibling ?? card.element.previousElementSibling);
        card.element.remove();
        this.#cards.delete(photo);
        if (neighbor) [...this.#cards.values()].find(each => each.element === neighbor).focus();
        this.#showCount();
    }

    #showCount() {
        const { photos } = this.#library;
        const ready = photos.filter(photo => photo.state === 'done').length;
        setText(this.#count, t('count', { count: photos.length, done: photos.filter(hasEnded).length }));
        setText(this.#saveText, this.#packing ? t('saveAllBusy', this.#packing)
            : ready ? t('saveAll', { count: ready }) : t('saveAllNone'));
        this.#place.classList.toggle('has-ready', ready > 0);
        this.#saveAll.disabled = !ready || Boolean(this.#packing);
    }
}
