package dsgformer.data.frames;

import dsgformer.film.FilmFrames;
import dsgformer.film.UnreadableFilmException;
import dsgformer.photo.Normalization;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The frames of a film, one after another, each [3, h, w] in [0, 1]. */
public interface FrameSource extends AutoCloseable {

    /** The next frame; empty at the end. */
    Optional<Planes> next() throws IOException;

    @Override
    default void close() throws IOException {}

    /**
     * The stored frames of a video file, by an installed ffmpeg.
     *
     * @throws UnreadableFilmException if the file is no film
     */
    static FrameSource film(Path film) throws IOException {
        FilmFrames frames = FilmFrames.asStored(film);
        return new FrameSource() {
            @Override
            public Optional<Planes> next() throws IOException {
                return frames.next();
            }

            @Override
            public void close() {
                frames.close();
            }
        };
    }

    /** The photos in a folder, in the order of their names. */
    static FrameSource folder(Path folder) throws IOException {
        Iterator<Path> files = PhotoFiles.list(folder).iterator();
        return () ->
                files.hasNext() ? Optional.of(Normalization.toPlanes(PhotoFiles.read(files.next()))) : Optional.empty();
    }
}
