package dsgformer.data.frames;

import dsgformer.data.UnreadableFilmException;
import dsgformer.picture.Planes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The frames of a video file, decoded by an installed {@code ffmpeg} and read from its output as PPM pictures. */
public final class FfmpegFrames implements FrameSource {

    private static final int LARGEST_SIDE = 16_384;

    private final Path video;
    private final Process ffmpeg;
    private final InputStream frames;

    private FfmpegFrames(Path video, Process ffmpeg) {
        this.video = video;
        this.ffmpeg = ffmpeg;
        this.frames = new BufferedInputStream(ffmpeg.getInputStream(), 1 << 20);
    }

    /**
     * Starts decoding.
     *
     * @throws IOException if there is no {@code ffmpeg}
     */
    public static FrameSource of(Path video) throws IOException {
        try {
            return new FfmpegFrames(
                    video,
                    new ProcessBuilder(
                                    "ffmpeg",
                                    "-v",
                                    "error",
                                    "-nostdin",
                                    "-i",
                                    video.toAbsolutePath().toString(),
                                    "-f",
                                    "image2pipe",
                                    "-c:v",
                                    "ppm",
                                    "-pix_fmt",
                                    "rgb24",
                                    "-")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new IOException(
                    "reading frames of " + video
                            + " takes the program ffmpeg, which is not there; install it, or extract the"
                            + " frames into a folder",
                    e);
        }
    }

    @Override
    public Optional<Planes> next() throws IOException {
        int first = frames.read();
        if (first < 0) {
            requireSuccess();
            return Optional.empty();
        }
        if (first != 'P' || frames.read() != '6') {
            throw new UnreadableFilmException("ffmpeg gave no picture for " + video);
        }
        int width = number();
        int height = number();
        int most = number();
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE || most != 255) {
            throw new UnreadableFilmException("ffmpeg gave a picture of " + width + " × " + height + " for " + video);
        }
        byte[] row = new byte[3 * width];
        Planes out = Planes.of(3, height, width);
        for (int y = 0; y < height; y++) {
            if (frames.readNBytes(row, 0, row.length) < row.length) {
                throw new UnreadableFilmException("ffmpeg ended within a frame of " + video);
            }
            for (int i = 0; i < row.length; i++) {
                out.values()[out.index(i % 3, y, i / 3)] = (row[i] & 0xFF) / 255f;
            }
        }
        return Optional.of(out);
    }

    private void requireSuccess() throws IOException {
        try {
            int code = ffmpeg.waitFor();
            if (code != 0) {
                throw new UnreadableFilmException("ffmpeg could not read " + video + " (exit code " + code
                        + "); it is damaged, cut off or no film");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("waiting for ffmpeg was interrupted", e);
        }
    }

    /** Digits between spaces; the space after them is taken too. */
    private int number() throws IOException {
        StringBuilder digits = new StringBuilder();
        int next = frames.read();
        while (next == ' ' || next == '\n') {
            next = frames.read();
        }
        while (next >= '0' && next <= '9' && digits.length() < 9) {
            digits.append((char) next);
            next = frames.read();
        }
        return digits.length() == 0 ? -1 : Integer.parseInt(digits.toString());
    }

    @Override
    public void close() {
        ffmpeg.destroy();
    }
}
