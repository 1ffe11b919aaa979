/**
 * Which view is shown: the invitation while there is no photo, the gallery, or one photo. The open photo is part of the
 * browser's history, so that its back button returns to the gallery and a reload opens the photo again.
 */
const find = id => document.getElementById(id);

export class Views {
    #library;
    #gallery;
    #viewer;

    constructor(library, gallery, viewer) {
        this.#library = library;
        this.#gallery = gallery;
        this.#viewer = viewer;
    }

    /** Shows the view that the history names, and from now on follows it. */
    start() {
        this.#show();
        window.addEventListener('popstate', () => this.#show());
        this.#library.addEventListener('add', () => this.#show());
        this.#library.addEventListener('remove', ({ detail: photo }) => {
            if (this.#viewer.photo === photo) this.back();
            else this.#show();
        });
    }

    open(photo) {
        history.pushState({ photo: photo.key }, '');
        this.#show();
    }

    /** To the neighbor of the open photo. */
    turn(step) {
        const photo = this.#neighbor(step);
        if (!photo) return;
        history.replaceState({ photo: photo.key }, '');
        this.#show();
    }

    back() {
        history.back();
    }

    #neighbor(step) {
        const { photos } = this.#library;
        const able = photos.filter(photo => photo.state !== 'failed' || photo === this.#viewer.photo);
        return able[able.indexOf(this.#viewer.photo) + step];
    }

    #show() {
        const photo = this.#library.find(history.state?.photo);
        const last = this.#viewer.photo;
        const empty = !this.#library.photos.length;
        find('welcome').hidden = Boolean(photo) || !empty;
        find('gallery').hidden = Boolean(photo) || empty;
        document.body.classList.toggle('shows-photo', Boolean(photo));
        if (photo) {
            if (photo !== last) this.#viewer.open(photo);
            this.#viewer.showTurns({ previous: this.#neighbor(-1), next: this.#neighbor(1) });
        } else if (last) {
            this.#viewer.close();
            if (!empty) this.#gallery.focus(last);
            else find('main').focus();
        }
    }
}
