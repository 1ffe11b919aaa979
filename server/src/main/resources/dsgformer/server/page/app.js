/** Starts the page: makes its parts, and lets each hear of what concerns it. */
import { setText } from './base/dom.js';
import { icon } from './base/icons.js';
import { info } from './photos/api.js';
import { Follower } from './photos/follow.js';
import { Library } from './photos/library.js';
import { rememberPhotos } from './photos/memory.js';
import { ProblemText } from './photos/problem-text.js';
import { Saving } from './photos/saving.js';
import { SaveSettings } from './photos/settings.js';
import { Work } from './photos/work.js';
import { onLanguage, otherLanguage, setLanguage, showLanguage, t } from './text/i18n.js';
import { duration, formatName, limit, list } from './text/numbers.js';
import { Announcer } from './view/announce.js';
import { takeChoices, takeDrops } from './view/drop.js';
import { Gallery } from './view/gallery.js';
import { Notice } from './view/notice.js';
import { showTheme, theme, turnTheme } from './view/theme.js';
import { Views } from './view/views.js';
import { Viewer } from './viewer/viewer.js';

const find = id => document.getElementById(id);

/** The switches of language and appearance, which work before the server has answered. */
function switches() {
    const show = () => {
        const other = otherLanguage();
        setText(find('language'), other.name);
        find('language').lang = other.tag;
        find('theme').replaceChildren(icon(theme()));
        find('theme').setAttribute('aria-label', t(`theme.${theme()}`));
        find('theme').title = t(`theme.${theme()}`);
    };
    find('language').addEventListener('click', () => setLanguage(otherLanguage().code));
    find('theme').addEventListener('click', () => {
        turnTheme();
        show();
    });
    onLanguage(show);
    showTheme();
    showLanguage();
    show();
}

/** What the empty page promises: where photos go, and which are read. */
function promise({ limits, formats }) {
    const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname);
    const remote = () => t('empty.remote', { host: location.hostname, time: duration(limits.ttlSeconds) });
    const show = () => {
        setText(find('privacy'), local ? t('empty.local') : remote());
        setText(find('formats'), t('empty.formats', {
            formats: list(formats.read.map(formatName)),
            size: limit(limits.requestBytes),
        }));
    };
    onLanguage(show);
    show();
}

async function start() {
    switches();
    const notice = new Notice(find('notice'), new ProblemText({ limits: { requestBytes: 0 }, formats: { read: [] } }));
    let server;
    try {
        server = await info();
    } catch (problem) {
        notice.show(problem);
        return;
    }
    promise(server);
    run(server, new ProblemText(server));
}

function run(server, words) {
    const library = new Library();
    const follower = new Follower();
    const settings = new SaveSettings(server.formats.write);
    const work = new Work(library, follower, server.limits);
    const saving = new Saving({ library, follower, work, settings, limits: server.limits });
    const announcer = new Announcer(find('live'));
    const notice = new Notice(find('notice'), words);
    const attempt = promise => promise.catch(problem => notice.show(problem));

    const save = async photo => {
        viewer.showProblem(undefined);
        try {
            await saving.save(photo);
            announcer.say(t('said.saved', photo));
        } catch (problem) {
            if (viewer.photo === photo) viewer.showProblem(problem);
            else notice.show(problem);
        }
    };
    const saveAll = async () => {
        const photos = library.photos.filter(photo => photo.state === 'done' && !photo.saving);
        try {
            await saving.saveAll(photos, done => gallery.showPacking({ done, count: photos.length }));
        } catch (problem) {
            notice.show(problem);
        } finally {
            gallery.showPacking(undefined);
        }
    };
    const gallery = new Gallery(find('gallery'), {
        library, settings, words,
        actions: {
            open: photo => views.open(photo),
            save,
            cancel: photo => attempt(work.cancel(photo)),
            retry: photo => attempt(work.retry(photo)),
            remove: photo => attempt(work.remove(photo)),
            saveAll,
            clear: () => library.photos.forEach(photo => attempt(work.remove(photo))),
        },
    });
    const viewer = new Viewer(find('viewer'), {
        settings, words,
        on: {
            back: () => views.back(),
            turn: step => views.turn(step),
            save,
            strength: (photo, strength) => {
                photo.strength = strength;
                rememberPhotos(library);
            },
            learned: (photo, sharpness) => {
                if (!photo.sharpness) library.change(photo, { sharpness });
            },
            failed: problem => viewer.showProblem(problem),
        },
    });
    const views = new Views(library, gallery, viewer);

    const take = files => {
        if (!files.length) return;
        const alone = !library.photos.length && files.length === 1;
        const photos = work.add(files);
        announcer.say(t('said.added', { count: photos.length }));
        if (alone) views.open(photos[0]);
    };
    takeDrops(find('drop'), take);
    takeChoices(document, take);
    const ends = new WeakMap(); // the state of a photo when it last changed
    function announceEnd(photo) {
        const said = ends.get(photo) === photo.state;
        ends.set(photo, photo.state);
        if (said) return;
        if (photo.state === 'done') announcer.say(t('said.done', photo));
        if (photo.state === 'failed') announcer.say(t('said.failed', { name: photo.name, why: words.plain(photo.problem) }));
    }
    library.addEventListener('add', ({ detail: photo }) => ends.set(photo, photo.state));
    library.addEventListener('change', ({ detail: photo }) => {
        if (viewer.photo === photo) viewer.update();
        announceEnd(photo);
    });
    onLanguage(() => {
        gallery.update();
        viewer.update();
    });
    window.addEventListener('beforeunload', event => {
        if (library.photos.some(photo => photo.state === 'waiting' || photo.state === 'sending')) event.preventDefault();
    });
    showLanguage();
    work.restore().catch(problem => notice.show(problem)).finally(() => views.start());
}

start();
