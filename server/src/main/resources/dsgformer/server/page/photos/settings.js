/** How photos are saved: format and camera data. The same for all, and kept for the next visit. */
import { recall, remember } from '../base/stored.js';

export const POLICIES = ['keep', 'no-gps', 'strip'];

export class SaveSettings extends EventTarget {
    /** @param formats those that the server writes */
    constructor(formats) {
        super();
        this.formats = ['auto', ...formats];
        this.format = recall('format', this.formats) ?? 'auto';
        this.metadata = recall('metadata', POLICIES) ?? 'keep';
    }

    /** @param name `format` or `metadata` */
    set(name, value) {
        this[name] = value;
        remember(name, value);
        this.dispatchEvent(new Event('change'));
    }

    /** What a photo is to be saved with. */
    wanted(photo) {
        return { strength: photo.strength, format: this.format, metadata: this.metadata };
    }
}
