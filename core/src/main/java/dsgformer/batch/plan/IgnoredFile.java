package dsgformer.batch.plan;

import java.nio.file.Path;

/** A file or folder that was met and is no input. */
public record IgnoredFile(Path path, Reason reason) {

    /** Why it is none. */
    public enum Reason {
        HIDDEN("hidden", true),
        /** Previews and notes that file browsers and operating systems leave in folders. */
        OF_A_FILE_BROWSER("made by a file browser", true),
        /** What other programs write beside a photo about it. */
        SIDECAR("beside a photo, about it", true),
        NO_PHOTO("not a photo by its name", true),
        EMPTY("of no bytes", false),
        NOT_MEANT("not meant by --include and --exclude", true),
        MET_BEFORE("met before under another name", true),
        MADE_BY_US("made of another of these photos by an earlier run", true),
        /** A link to nothing, or a folder that may not be read. */
        NOT_READABLE("a link to nothing, or without permission to read", false);

        private final String words;
        private final boolean usual;

        Reason(String words, boolean usual) {
            this.words = words;
            this.usual = usual;
        }

        /** For people, after "left out: 3 are". */
        public String words() {
            return words;
        }

        /** Whether nobody needs to worry: such files lie in every folder. */
        public boolean usual() {
            return usual;
        }
    }
}
