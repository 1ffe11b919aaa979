package dsgformer.batch.plan;

import java.nio.file.Path;

/** A file or folder that the search found but that is not an input. */
public record IgnoredFile(Path path, Reason reason) {

    /** Why it is not an input. */
    public enum Reason {
        HIDDEN("hidden", true),
        /** Thumbnails and settings that file browsers and operating systems write into folders. */
        OF_A_FILE_BROWSER("made by a file browser", true),
        /** Metadata that other programs write beside a photo. */
        SIDECAR("metadata beside a photo", true),
        NO_PHOTO("not a photo by its name", true),
        /** A copy that another program made, or a download that is not complete. */
        COPY("a copy of a photo, or incomplete", true),
        EMPTY("empty", false),
        NOT_MEANT("excluded by --include or --exclude", true),
        MET_BEFORE("already found under another name", true),
        MADE_BY_US("made by an earlier run", true),
        /** A broken link, or a folder without read permission. */
        NOT_READABLE("not readable or a broken link", false);

        private final String words;
        private final boolean usual;

        Reason(String words, boolean usual) {
            this.words = words;
            this.usual = usual;
        }

        /** For people, after "left out, it is". */
        public String words() {
            return words;
        }

        /** Whether such files are common in folders of photos, so that a count is enough. */
        public boolean usual() {
            return usual;
        }
    }
}
