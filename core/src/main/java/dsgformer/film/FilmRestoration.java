package dsgformer.film;

import dsgformer.io.FileName;
import dsgformer.picture.Planes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/**
 * Restores a film frame by frame, each by itself: what is still in the film may flicker a little where its blur changes.
 * In memory are one frame and what the network needs for it.
 */
public final class FilmRestoration {

    /** Extensions of files that are taken for films. */
    public static final Set<String> EXTENSIONS =
            Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "mts", "m2ts", "3gp", "ogv", "wmv");

    /** Those that are written: the others' containers hold codecs that nobody should write any more. */
    private static final Set<String> WRITTEN = Set.of("mp4", "m4v", "mov", "mkv", "webm");

    private static final int SEGMENT_FRAMES = 48;
    private static final int SIGNAL_TRIES = 6;
    private static final int SIGNAL_MILLIS = 50;

    private final FilmFacts facts;
    private final Path output;
    private final boolean replaces;
    private final FilmCodec codec;
    private final String settings;

    /**
     * A restoration.
     *
     * @param replaces whether a file that has the output's name is replaced
     * @param settings all that changes a restored frame, as text: segments of other settings are not used
     * @throws IllegalArgumentException unless {@link #isWritten} holds for the output
     */
    public FilmRestoration(FilmFacts facts, Path output, boolean replaces, String settings) {
        if (!isWritten(output)) {
            throw new IllegalArgumentException("films are not written as " + output);
        }
        this.facts = facts;
        this.output = output;
        this.replaces = replaces;
        this.codec = FilmCodec.of(facts, extension(output));
        this.settings = settings;
    }

    /** Whether a file is taken for a film, by its extension. */
    public static boolean isFilm(Path file) {
        return EXTENSIONS.contains(extension(file));
    }

    /** Whether films of that file's extension are written. */
    public static boolean isWritten(Path file) {
        return WRITTEN.contains(extension(file));
    }

    private static String extension(Path file) {
        return FileName.of(file).extension().toLowerCase(Locale.ROOT);
    }

    /** Hears how far a film is, and may stop it. */
    public interface Listener {

        /**
         * So many frames are done.
         *
         * @param reused of them, how many were there from an earlier run
         */
        void done(long frames, long reused);

        /** Something was lost or is damaged; the film goes on. */
        void warned(String warning);

        boolean isCancelled();
    }

    /**
     * Restores the film into its output, which gets its name when it is whole. What was done before a stop is used again.
     *
     * @return how many frames it has
     * @throws CancellationException if the listener stopped it
     * @throws FilmException if ffmpeg cannot read or write it
     * @throws FileAlreadyExistsException if a file of the output's name appeared meanwhile; what was done stays
     */
    public long run(UnaryOperator<Planes> network, Listener listener) throws IOException {
        try {
            return restored(network, listener);
        } catch (FilmException e) {
            if (wasStopped(listener)) {
                throw new CancellationException("the film was stopped");
            }
            throw e;
        }
    }

    /** A terminal's Ctrl-C ends ffmpeg, too, perhaps before the listener hears of it. */
    private static boolean wasStopped(Listener listener) {
        try {
            for (int i = 0; i < SIGNAL_TRIES && !listener.isCancelled(); i++) {
                Thread.sleep(SIGNAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return listener.isCancelled();
    }

    private long restored(UnaryOperator<Planes> network, Listener listener) throws IOException {
        FilmWork work = FilmWork.beside(output, facts, settings);
        int segments = work.done();
        long reused = (long) segments * SEGMENT_FRAMES;
        long count = 0;
        try (FilmFrames reader = FilmFrames.atConstantRate(facts)) {
            while (count < reused && reader.skip()) {
                count++;
            }
            reused = count;
            Optional<Planes> next = reader.next();
            while (next.isPresent()) {
                try (SegmentWriter writer = new SegmentWriter(facts, codec, work.segment(segments))) {
                    for (int i = 0; i < SEGMENT_FRAMES && next.isPresent(); i++) {
                        if (listener.isCancelled()) {
                            throw new CancellationException("the film was stopped after " + count + " frames");
                        }
                        writer.write(network.apply(next.get()));
                        listener.done(++count, reused);
                        next = reader.next();
                    }
                    writer.finish();
                }
                segments++;
            }
            if (!reader.complaints().isEmpty()) {
                listener.warned("the film is damaged, ffmpeg says: " + reader.complaints());
            }
        }
        join(work, segments, listener);
        work.delete();
        return count;
    }

    /** Puts the segments together, with sound, subtitles, chapters and metadata of the film. */
    private void join(FilmWork work, int segments, Listener listener) throws IOException {
        Path part = work.folder().resolve("whole." + extension(output));
        Path list = work.list(segments, SEGMENT_FRAMES / facts.rate().perSecond());
        boolean alike = extension(facts.film()).equals(extension(output));
        try {
            join(list, part, List.of("-c", "copy"), alike);
        } catch (FilmException e) {
            if (!facts.sound()) {
                throw e;
            }
            String sound = codec == FilmCodec.VP9 ? "libopus" : "aac";
            join(list, part, List.of("-c:v", "copy", "-c:a", sound, "-b:a", "192k"), false);
            listener.warned("the sound was encoded anew as " + sound + ": " + extension(output)
                    + " does not hold it as it is in the film");
        }
        publish(part);
    }

    private void publish(Path part) throws IOException {
        Path place = output.toAbsolutePath();
        if (replaces) {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(part, place);
        }
    }

    private void join(Path list, Path part, List<String> codecs, boolean subtitles) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-y", "-nostdin", "-f", "concat", "-i", list.toString()));
        arguments.addAll(List.of("-i", facts.source(), "-map", "0:v:0", "-map", "1:a?"));
        if (subtitles) {
            arguments.addAll(List.of("-map", "1:s?"));
        }
        arguments.addAll(List.of("-map_metadata", "1", "-map_chapters", "1"));
        arguments.addAll(codecs);
        if (Set.of("mp4", "m4v", "mov").contains(extension(output))) {
            arguments.addAll(List.of("-movflags", "+faststart+use_metadata_tags"));
        }
        arguments.add(part.toString());
        try (Ffmpeg ffmpeg = Ffmpeg.writing(output, arguments)) {
            ffmpeg.requireSuccess();
        }
    }
}
