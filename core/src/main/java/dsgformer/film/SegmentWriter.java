package dsgformer.film;

import dsgformer.picture.Planes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Encodes frames into a segment by ffmpeg; the file gets its name once all of it is written. */
final class SegmentWriter implements AutoCloseable {

    private final Path segment;
    private final Path part;
    private final Ffmpeg ffmpeg;
    private final OutputStream frames;
    private final byte[] frame;
    private final boolean deep;

    SegmentWriter(FilmFacts facts, FilmCodec codec, Path segment) throws FilmException {
        this.segment = segment;
        this.part = segment.resolveSibling(segment.getFileName() + ".part");
        this.deep = facts.depth() > 8;
        List<String> arguments = new ArrayList<>(List.of(
                "-y",
                "-f",
                "rawvideo",
                "-pix_fmt",
                deep ? "rgb48le" : "rgb24",
                "-s",
                facts.size().width() + "x" + facts.size().height(),
                "-r",
                facts.rate().toString(),
                "-i",
                "-"));
        arguments.addAll(codec.options(facts));
        arguments.addAll(List.of("-f", "nut", part.toAbsolutePath().toString()));
        this.ffmpeg = Ffmpeg.writing(segment, arguments);
        this.frames = ffmpeg.input();
        this.frame = new byte[Math.toIntExact(3L * facts.size().pixels() * (deep ? 2 : 1))];
    }

    void write(Planes planes) throws IOException {
        float[] values = planes.values();
        int pixels = values.length / 3;
        float most = deep ? 65535f : 255f;
        for (int i = 0; i < values.length; i++) {
            float value = values[i % 3 * pixels + i / 3];
            int level = Math.round(most * Math.min(1, Math.max(0, value)));
            if (deep) {
                frame[2 * i] = (byte) level;
                frame[2 * i + 1] = (byte) (level >> 8);
            } else {
                frame[i] = (byte) level;
            }
        }
        try {
            frames.write(frame);
        } catch (IOException e) {
            throw ffmpeg.failure("exit code " + ffmpeg.exitCode());
        }
    }

    /** Ends the segment. */
    void finish() throws IOException {
        try {
            frames.close();
        } catch (IOException e) {
            throw ffmpeg.failure("exit code " + ffmpeg.exitCode());
        }
        ffmpeg.requireSuccess();
        Files.move(part, segment, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        ffmpeg.close();
        Files.deleteIfExists(part);
    }
}
