package dsgformer.photo.codec.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Animations, built from WebPs that hold one frame each. */
final class AnimatedWebpTest {

    private static final Size CANVAS = new Size(50, 30);
    private static final Size FRAME = new Size(21, 13);

    @Test
    void theFirstFrameIsReadOnItsCanvas() throws IOException {
        for (PixelKind kind : List.of(PixelKind.RGB, PixelKind.RGB.withAlpha())) {
            Photo frame = frame(FRAME, kind);
            for (int[] place : new int[][] {{0, 0}, {20, 0}, {0, 16}, {28, 16}}) {
                byte[] file = animation(CANVAS, place[0], place[1], frame, frame(CANVAS, kind));
                Photo photo = Encoded.read(file);
                assertThat(photo.kind()).isEqualTo(PixelKind.RGB.withAlpha());
                assertThat(photo.samples())
                        .isEqualTo(Photo.of(CANVAS, photo.kind(), (c, y, x) -> onCanvas(frame, place, c, y, x))
                                .samples());
            }
        }
    }

    private static int onCanvas(Photo frame, int[] place, int c, int y, int x) {
        boolean inside =
                x >= place[0] && x < place[0] + FRAME.width() && y >= place[1] && y < place[1] + FRAME.height();
        if (!inside) {
            return 0;
        }
        return c == 3 && !frame.hasAlpha() ? 255 : frame.sample(c, y - place[1], x - place[0]);
    }

    @Test
    void aFrameThatFillsItsCanvasHasNoAlphaOfTheCanvas() throws IOException {
        Photo frame = frame(CANVAS, PixelKind.RGB);
        Photo photo = Encoded.read(animation(CANVAS, 0, 0, frame, frame(FRAME, PixelKind.RGB)));
        assertThat(photo.kind()).isEqualTo(PixelKind.RGB);
        assertThat(photo.samples()).isEqualTo(frame.samples());
    }

    @Test
    void theHeaderHasTheCanvasSizeAndAlpha(@TempDir Path folder) throws IOException {
        byte[] file = animation(CANVAS, 2, 2, frame(FRAME, PixelKind.RGB));
        Photo photo = Encoded.read(file);
        var header =
                PhotoFiles.header(Files.write(folder.resolve("a.webp"), file)).orElseThrow();
        assertThat(header.size()).isEqualTo(photo.size());
        assertThat(header.kind()).isEqualTo(photo.kind());
    }

    @Test
    void aFrameBeyondItsCanvasAndACanvasOfTooManyPixelsAreRefused() throws IOException {
        Photo frame = frame(FRAME, PixelKind.RGB);
        assertThatThrownBy(() -> Encoded.read(animation(CANVAS, 30, 0, frame)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("reaches beyond its canvas of 50 × 30");
        assertThatThrownBy(() -> Encoded.read(animation(new Size(20_000, 20_000), 0, 0, frame)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("20000 × 20000 pixels, but");
    }

    /** The first frame on a canvas at a place of even coordinates, then others in its corner. */
    private static byte[] animation(Size canvas, int left, int top, Photo first, Photo... others) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] header = WebpChunk.extended(canvas, false, true, false, false);
        header[0] |= 2;
        WebpChunk.add(body, "VP8X", header);
        WebpChunk.add(body, "ANIM", new byte[] {-1, -1, -1, -1, 0, 0});
        WebpChunk.add(body, "ANMF", frameChunk(left, top, first));
        for (Photo other : others) {
            WebpChunk.add(body, "ANMF", frameChunk(0, 0, other));
        }
        return WebpChunk.container(body.toByteArray());
    }

    private static byte[] frameChunk(int left, int top, Photo frame) throws IOException {
        PhotoSource coded = PhotoSource.of(Encoded.bytes(frame, PhotoFormat.WEBP), "frame", ReadLimits.DEFAULT);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        for (int number : new int[] {
            left / 2, top / 2, frame.size().width() - 1, frame.size().height() - 1, 100
        }) {
            chunk.write(
                    ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(number)
                            .array(),
                    0,
                    3);
        }
        chunk.write(0);
        for (WebpChunk part : WebpChunk.walk(coded)) {
            if (part.isImage() || part.is("ALPH")) {
                WebpChunk.add(chunk, part.type(), part.payload(coded));
            }
        }
        return chunk.toByteArray();
    }

    private static Photo frame(Size size, PixelKind kind) {
        return Photo.of(size, kind, (c, y, x) -> c == 3 ? 100 + x : 3 * x + 2 * y + c)
                .withJpegQuality(100);
    }
}
