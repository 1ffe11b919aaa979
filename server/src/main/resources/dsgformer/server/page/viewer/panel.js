/** Beside the stage: the photo's name and facts, what to expect, strength, how to save, and what is kept. */
import { element, setText } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { hasEnded } from '../photos/library.js';
import { isMadeWith } from '../photos/saving.js';
import { t } from '../text/i18n.js';
import { bytes, formatName } from '../text/numbers.js';
import { saveOptions } from '../view/save-options.js';
import { share, stateText } from '../view/state-text.js';
import { keyList } from './key-list.js';
import { Strength } from './strength.js';

export class Panel {
    #photo;
    #settings;
    #words;
    #name = element('h1', { class: 'panel-name', id: 'viewer-heading' });
    #facts = element('p', { class: 'soft' });
    #expect = element('p', { class: 'expect' });
    #expectMore = element('span', { class: 'soft' });
    #expectWord = element('strong');
    #state = element('p', { class: 'panel-state' });
    #bar = element('span', { class: 'bar-done' });
    #progress = element('div', { class: 'bar', 'aria-hidden': 'true' }, this.#bar);
    #kept = element('ul', { class: 'kept' });
    #saveText = element('span');
    #save = element('button', { type: 'button', class: 'primary wide' }, icon('save'), this.#saveText);
    #again = element('p', { class: 'soft hint' });
    #problem = element('p', { class: 'problem', role: 'alert' });

    strength;
    element = element('div', { class: 'panel' });

    /** @param on strength(value), save() */
    constructor(settings, words, on) {
        this.#settings = settings;
        this.#words = words;
        this.strength = new Strength(value => {
            on.strength(value);
            this.update();
        });
        this.#expect.append(this.#expectWord, this.#expectMore);
        this.#save.addEventListener('click', on.save);
        settings.addEventListener('change', () => this.#photo && this.update());
        this.element.append(
            element('div', { class: 'panel-part' }, this.#name, this.#facts, this.#expect),
            element('div', { class: 'panel-part' }, this.strength.element),
            element('div', { class: 'panel-part panel-save' },
                element('div', { class: 'fields' }, ...saveOptions(settings)),
                this.#state, this.#progress, this.#save, this.#again, this.#problem),
            element('div', { class: 'panel-part' },
                element('h2', { class: 'panel-heading', t: 'kept.heading' }), this.#kept),
            keyList());
    }

    show(photo) {
        this.#photo = photo;
        this.#problem.replaceChildren();
        this.strength.value = photo.strength;
        this.update();
    }

    showProblem(problem) {
        if (problem) this.#words.fill(this.#problem, problem);
        else this.#problem.replaceChildren();
    }

    focusSave() {
        this.#save.focus();
    }

    update() {
        const photo = this.#photo;
        const { state, sharpness, width, saving } = photo;
        setText(this.#name, photo.name);
        const facts = [width && t('size', photo), bytes(photo.bytes), photo.format && formatName(photo.format)];
        setText(this.#facts, facts.filter(Boolean).join(' · '));
        this.#expect.hidden = !sharpness;
        if (sharpness) {
            setText(this.#expectWord, t(`sharpness.${sharpness}`));
            setText(this.#expectMore, t(`sharpness.${sharpness}.long`));
        }
        this.strength.update();
        const busy = Boolean(saving) || !hasEnded(photo);
        this.#state.hidden = this.#progress.hidden = !busy;
        setText(this.#state, stateText(photo));
        this.#bar.style.transform = `scaleX(${saving ? saving.progress : share(photo)})`;
        this.#save.disabled = busy || state !== 'done';
        setText(this.#saveText, t('save'));
        const same = isMadeWith(photo, this.#settings.wanted(photo));
        this.#again.hidden = same || busy || state !== 'done';
        setText(this.#again, t('save.again'));
        if (photo.problem) this.#words.fill(this.#problem, photo.problem);
        this.#showKept();
    }

    /** What the saved photo keeps; if the choice has changed since it was made, what it will keep. */
    #showKept() {
        const { result } = this.#photo;
        const { metadata } = this.#settings;
        const lines = [];
        if (!result) lines.push(t('kept.later'));
        else if (metadata === 'strip') lines.push(t('kept.stripped'));
        else {
            for (const kind of this.#photo.kept ?? result.metadata) {
                lines.push(t(kind === 'EXIF' && metadata === 'no-gps' ? 'kept.EXIF.no-gps' : `kept.${kind}`));
            }
            if (!lines.length) lines.push(t('kept.nothing'));
        }
        this.#kept.replaceChildren(
            ...lines.map(text => element('li', { text })),
            ...(result?.warnings ?? []).map(text => element('li', { text, lang: 'en' })));
    }
}
