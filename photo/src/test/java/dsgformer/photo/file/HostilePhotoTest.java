package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.png.PngChunk;
import dsgformer.photo.codec.png.PngHeader;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.IptcTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostilePhotoTest {

    /** A few last bytes may hold no pixel; then all pixels are read, and a warning tells of the missing end. */
    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "TIFF", "WEBP", "BMP"})
    void aFileCutOffAnywhereIsRefusedUnlessAllPixelsAreThere(PhotoFormat format) throws IOException {
        byte[] file = file(format);
        Photo whole = Encoded.read(file);
        int refused = 0;
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            try {
                Photo photo = Encoded.read(cut);
                assertThat(photo.samples())
                        .as("%d of %d bytes", length, file.length)
                        .isEqualTo(whole.samples());
                assertThat(photo.warnings()).singleElement().asString().contains("missing");
            } catch (UnreadablePhotoException e) {
                assertThat(e).hasMessageStartingWith("cannot read test: ");
                refused++;
            }
        }
        assertThat(file.length - refused).isBetween(0, 150);
    }

    /** Checksums are corrected, so that the damage behind them is decoded. */
    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "TIFF", "WEBP", "BMP"})
    void aDamagedFileIsReadOrRefusedWithTheOneException(PhotoFormat format) throws IOException {
        byte[] file = file(format);
        int refused = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = file.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt(256);
            }
            try {
                Encoded.read(format == PhotoFormat.PNG && seed % 2 == 0 ? withRightChecksums(damaged) : damaged);
            } catch (UnreadablePhotoException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(refused).isBetween(format == PhotoFormat.BMP ? 3 : 100, 2999);
    }

    @Test
    void aPngDeclaringMorePixelsThanItsBytesCanHoldIsRefusedBeforeAllocation() throws IOException {
        assertThatThrownBy(() -> Encoded.read(pngOf(22_000, 22_000, 1000)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("22000 × 22000 pixels, but 1000 bytes");
    }

    @Test
    void aJpegDeclaringMorePixelsThanItsBytesCanHoldIsRefusedBeforeAllocation() throws IOException {
        byte[] jpeg = file(PhotoFormat.JPEG);
        int frame = 0;
        while (jpeg[frame] != (byte) 0xFF || jpeg[frame + 1] != (byte) 0xC0) {
            frame++;
        }
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 20_000).putShort(frame + 7, (short) 20_000);
        assertThatThrownBy(() -> Encoded.read(jpeg))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("20000 × 20000 pixels, but");
    }

    @Test
    void morePixelsThanAllowedAreRefusedFromTheHeader() throws IOException {
        assertThatThrownBy(() -> Encoded.read(pngOf(30_000, 30_000, 1000)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessage(
                        "cannot read test: its header declares 30000 × 30000 = 900000000 pixels, more than the 500000000"
                                + " allowed; raise the limit if you trust the file");
        ReadLimits limits = ReadLimits.DEFAULT.withMaxPixels(60 * 40);
        for (PhotoFormat format :
                List.of(PhotoFormat.JPEG, PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.WEBP, PhotoFormat.BMP)) {
            byte[] file = file(format);
            assertThat(PhotoFiles.read(new ByteArrayInputStream(file), "test", limits)
                            .size())
                    .isEqualTo(new Size(60, 40));
            assertThatThrownBy(() ->
                            PhotoFiles.read(new ByteArrayInputStream(file), "test", limits.withMaxPixels(60 * 40 - 1)))
                    .isInstanceOf(UnreadablePhotoException.class);
        }
    }

    @Test
    void aSideOfNoPixelsIsRefused() throws IOException {
        assertThatThrownBy(() -> Encoded.read(pngOf(0, 5, 10))).isInstanceOf(UnreadablePhotoException.class);
        assertThatThrownBy(() -> Encoded.read(pngOf(5, -1, 10))).isInstanceOf(UnreadablePhotoException.class);
    }

    @Test
    void aFileOfMoreBytesThanAllowedIsRefused() throws IOException {
        byte[] file = file(PhotoFormat.PNG);
        assertThatThrownBy(() -> PhotoFiles.read(
                        new ByteArrayInputStream(file), "test", new ReadLimits(9999, file.length - 1, false)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("more than " + (file.length - 1) + " bytes");
    }

    @Test
    void aFileThatIsNoPhotoIsRefusedWithTheSupportedFormats() {
        assertThatThrownBy(() -> Encoded.read(new byte[0])).hasMessage("cannot read test: it is empty");
        assertThatThrownBy(() -> Encoded.read("a letter, not a picture".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessage(
                        "cannot read test: its first bytes match no supported format; supported are JPEG, PNG, TIFF, WEBP,"
                                + " BMP, GIF, and HEIC, AVIF, JPEG XL, PSD and raw files where a program for them is"
                                + " installed");
    }

    @Test
    void aProfileThatInflatesBeyond16MiBIsLeftOut() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(new byte[] {'n', 0, 0});
        try (var packed = new DeflaterOutputStream(data)) {
            packed.write(new byte[(1 << 24) + 1]);
        }
        byte[] file = Encoded.withPngChunk(file(PhotoFormat.PNG), "iCCP", data.toByteArray());
        Photo photo = Encoded.read(file);
        assertThat(photo.metadata().icc()).hasValue(new byte[40]);
        assertThat(photo.warnings()).hasSize(1).first().asString().contains("16 MiB");
    }

    /** Each scan costs a pass over all pixels, however few bytes it has. */
    @Test
    void aJpegWithTooManyScansIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] jpeg = file(PhotoFormat.JPEG);
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0};
        ByteArrayOutputStream scans = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            scans.write(scan);
        }
        byte[] file = Encoded.insert(jpeg, jpeg.length - 2, scans.toByteArray());
        assertThatThrownBy(() -> Encoded.read(file))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("it has 501 scans");
    }

    @Test
    void anIndexOutsideThePaletteIsRefused() throws IOException {
        byte[] grey = Encoded.bytes(Photo.of(new Size(4, 1), PixelKind.GREY, (c, y, x) -> x), PhotoFormat.PNG);
        grey[25] = PngHeader.PALETTE;
        byte[] indexed = withRightChecksums(grey);
        assertThat(Encoded.read(Encoded.withPngChunk(indexed, "PLTE", new byte[12]))
                        .kind())
                .isEqualTo(PixelKind.RGB);
        assertThatThrownBy(() -> Encoded.read(Encoded.withPngChunk(indexed, "PLTE", new byte[9])))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("pixel index 3 is outside its palette of 3 colors");
        assertThatThrownBy(() -> Encoded.read(indexed)).hasMessageContaining("no palette");
    }

    @Test
    void aMissingFileThrowsNoSuchFileException(@TempDir Path folder) {
        assertThatThrownBy(() -> PhotoFiles.read(folder.resolve("none.png"))).isInstanceOf(NoSuchFileException.class);
    }

    /** A signature, an end, and before it nothing or a chunk that every reader passes over. */
    @ParameterizedTest
    @ValueSource(strings = {"IEND", "tEXt", "IDAT"})
    void aPngWithoutAHeaderIsRefused(String first) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(pngOf(4, 4, 0), 0, 8);
        PngChunk.write(out, first, new byte[0]);
        PngChunk.write(out, "IEND", new byte[0]);
        assertThatThrownBy(() -> Encoded.read(out.toByteArray()))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("IHDR");
    }

    private static byte[] file(PhotoFormat format) throws IOException {
        Random random = new Random(1);
        Metadata metadata = Metadata.NONE
                .withIcc(new byte[40])
                .withExif(ExifBlocks.ofSize(80, new byte[80]))
                .withXmp(new byte[20])
                .withIptc(IptcTest.dataSet(2, 5, "title"));
        Photo photo = Photo.of(new Size(60, 40), PixelKind.RGB, (c, y, x) -> 2 * x + 3 * y + random.nextInt(9));
        return Encoded.bytes(photo.withMetadata(metadata), format);
    }

    private static byte[] pngOf(int width, int height, int dataBytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        PngChunk.write(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) 2)
                        .array());
        PngChunk.write(out, "IDAT", new byte[dataBytes]);
        PngChunk.write(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] withRightChecksums(byte[] png) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 8);
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = 8;
        while (at + 12 <= png.length && bytes.getInt(at) >= 0 && bytes.getInt(at) <= png.length - at - 12) {
            int length = bytes.getInt(at);
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            PngChunk.write(out, type, Arrays.copyOfRange(png, at + 8, at + 8 + length));
            at += 12 + length;
        }
        out.write(png, at, png.length - at);
        return out.toByteArray();
    }
}
